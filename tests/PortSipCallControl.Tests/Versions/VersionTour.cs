using System.Globalization;

namespace PortSipCallControl.Tests.Versions;

/// <summary>What people do with a PBX, and what they see. A line that only some versions show begins with which: <c>[22.3-]</c>, <c>[-22.2]</c>.</summary>
internal sealed record VersionTour(string Script, string Output)
{
    // With three extensions the standard user's, 1001, is an agent of the queue.
    private const string Start = """
        $simulator = Start-PortSipSimulator -Version {version} -RecordCalls -FrozenClock -ExtensionNumber 1001, 1002, 1003
        $user = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain -Name user
        $admin = $simulator | Connect-PortSip -RetryIntervalSec 0.001
        function Failure([scriptblock] $action) { try { & $action } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }

        """;

    public string ScriptOf(string version) => (Start + Script).Replace("{version}", version);

    public string OutputOf(string version) => string.Join("\n", Output.Split('\n').Where(line => IsOf(version, line)).Select(Text));

    private static bool IsOf(string version, string line)
    {
        if (!line.StartsWith('['))
            return true;
        var borders = line[1..line.IndexOf(']')].Split('-');
        return Number(version) >= Number(borders[0].Length == 0 ? "0" : borders[0]) && Number(version) <= Number(borders[1].Length == 0 ? "99" : borders[1]);
    }

    private static string Text(string line) => line.StartsWith('[') ? line[(line.IndexOf(']') + 2)..] : line;

    private static double Number(string version) => double.Parse(version, CultureInfo.InvariantCulture);
}
