using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Loading;

/// <summary>
/// Beside a module that brings its own System.Text.Json, older or newer than PowerShell's, both work, whichever is imported first. The
/// rule of Windows PowerShell is in <see cref="DependencyRuleTests"/>, and its acceptance suite has the same test.
/// </summary>
public sealed class NeighbourTests
{
    // As such modules do it: in a load context of their own.
    private const string Neighbour = """
        $context = [System.Runtime.Loader.AssemblyLoadContext]::new('neighbour')
        foreach ($file in FILES) { $json = $context.LoadFromAssemblyPath($file) }
        $parse = $json.GetType('System.Text.Json.Nodes.JsonNode').GetMethods().Where({ $_.Name -eq 'Parse' -and $_.GetParameters()[0].ParameterType -eq [string] })[0]
        function Test-Neighbour {
            $node = $parse.Invoke($null, @('[1, 2]', $null, [Activator]::CreateInstance($parse.GetParameters()[2].ParameterType)))
            "neighbour $($json.GetName().Version.Major) $($node.ToJsonString($null))"
        }
        Test-Neighbour

        """;

    private const string Ours = """
        Import-Module PortSipCallControl
        $simulator = Start-PortSipSimulator
        $simulator | Connect-PortSip | Out-Null
        $call = New-PortSipCall 1001 1002 -WaitFor Answered
        "ours $($call.State)"

        """;

    private static readonly string[] Names = ["System.IO.Pipelines", "System.Text.Encodings.Web", "System.Text.Json"];

    [Theory]
    [InlineData("8.0.6")]
    [InlineData("11.0.0")]
    public async Task A_module_that_was_imported_before_or_after_keeps_its_own(string version)
    {
        var neighbour = Neighbour.Replace("FILES", string.Join(", ", Assemblies(version).Select(file => $"'{file}'")), StringComparison.Ordinal);
        var said = $"neighbour {version.Split('.')[0]} [1,2]";

        var runs = await Task.WhenAll(RunAsync(neighbour + Ours + "Test-Neighbour"), RunAsync(Ours + neighbour + "Get-PortSipCall | Stop-PortSipCall -PassThru | ForEach-Object { \"ours $($_.Caller)\" }"));

        Assert.Equal([said, "ours Answered", said], runs[0]);
        Assert.Equal(["ours Answered", said, "ours 1001"], runs[1]);
    }

    /// <summary>It and what it needs of the same version, which is loaded first.</summary>
    private static IEnumerable<string> Assemblies(string version) =>
        from name in Names
        let package = Path.Combine(ModuleUnderTest.Metadata("NuGetPackages"), name.ToLowerInvariant(), version, "lib")
        where name == "System.Text.Json" || Directory.Exists(package)
        select Directory.EnumerateFiles(package, $"{name}.dll", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) is "net8.0" or "net9.0" or "net10.0").MaxBy(file => file.Length)
            ?? throw new FileNotFoundException($"{name} {version} has nothing for this runtime.");

    private static async Task<string[]> RunAsync(string script)
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync("$ErrorActionPreference = 'Stop'\n" + script);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
