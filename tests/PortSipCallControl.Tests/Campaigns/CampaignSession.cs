using System.Text.Json;
using PortSip.Client;
using PortSip.Simulator;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Campaigns;

/// <summary>A session with a simulator whose time the campaign moves, and a folder for lists and state files: <c>$folder</c> in scripts.</summary>
internal sealed class CampaignSession : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SimulatedSession _session;

    public CampaignSession(string start = "-AutoAdvance", string rules = "Set-PortSipSimulatorRule '100?' Answer -AfterMs 4000 -HangUpAfterMs 20000")
    {
        _session = new SimulatedSession(start);
        _session.Get(rules);
        _session.Session.Runspace.SessionStateProxy.SetVariable("folder", _folder.Path);
        Simulator = _session.Single<PortSipSimulator>("$simulator");
    }

    public PortSipSimulator Simulator { get; }

    public PowerShellSession Session => _session.Session;

    public string StatePath => _folder.File("run.jsonl");

    /// <summary>The originates that the PBX has carried out, in order.</summary>
    public IReadOnlyList<(DateTimeOffset Time, string Caller, string Callee, string UserData)> Calls =>
        [.. Simulator.Simulator.Pbx.Journal.Where(entry => entry is { Operation: SimulatorOperation.OriginateCall, IsCommitted: true }).Select(Call)];

    /// <summary>The callees, in the order of the calls.</summary>
    public IEnumerable<string> Callees => Calls.Select(call => call.Callee);

    public string File(string name, params string[] lines)
    {
        var path = _folder.File(name);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>Runs a campaign for a list: an announcement, unless the parameters say something else.</summary>
    public ScriptResult Run(string list, string parameters = "", string rest = "")
    {
        File("people.csv", [.. list.Split('|')]);
        var what = parameters.Contains("-ConnectTo", StringComparison.Ordinal) ? "" : "-Announcement 1009";
        return _session.Run($"Import-Csv $folder/people.csv | Invoke-PortSipCampaign {what} -StatePath $folder/run.jsonl {parameters} {rest}");
    }

    public ScriptResult Script(string script) => _session.Run(script);

    /// <summary>The rows as <c>number outcome attempts</c>, by number.</summary>
    public static IEnumerable<string> Rows(ScriptResult result)
    {
        Assert.Empty(result.Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e}"));
        return result.Objects<PortSipCampaignResult>().OrderBy(row => row.Number, StringComparer.Ordinal).Select(row => $"{row.Number} {row.Outcome} {row.Attempts}");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private static (DateTimeOffset Time, string Caller, string Callee, string UserData) Call(SimulatorJournalEntry entry)
    {
        using var body = JsonDocument.Parse(entry.Body);
        string Text(string name) => body.RootElement.GetProperty(name).GetString()!;
        return (entry.Time, Text("caller"), Text("callee"), Text("user_data"));
    }
}
