using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Examples;

/// <summary>Runs a script of examples/ as an operator runs it, against the simulator.</summary>
public abstract class ExampleFixture : IDisposable
{
    private protected const string Prologue = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -RecordCalls -FrozenClock
        # Under a name of its own: what the example connects by the same user would take its place otherwise.
        $connection = $simulator | Connect-PortSip -Name test
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }
        foreach ($callee in 1002, 1003, 1002) {
            $call = New-PortSipCall 1001 $callee
            Step-PortSipSimulator 5
            Stop-PortSipCall $call.Id
        }

        """;

    // The last version whose agents can be at lunch.
    private protected const string LastWithLunch = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -Version 22.2
        # Under a name of its own: what the example connects by the same user would take its place otherwise.
        $connection = $simulator | Connect-PortSip -Name test
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }

        """;

    // A clock that runs, for calls that are waited for.
    private protected const string Live = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -Trunk north, south
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }

        """;

    private protected static string Folder { get; } = Path.Combine(ModuleUnderTest.Repository, "examples");

    private protected string Scratch { get; } = Directory.CreateTempSubdirectory("portsip").FullName;

    public void Dispose()
    {
        Directory.Delete(Scratch, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The lines that a script emits, which has to succeed without a warning.</summary>
    private protected string[] Run(string script, string prologue = Prologue)
    {
        using var session = new PowerShellSession(isTerminal: false);
        var result = session.Run($"{prologue}& {{\n{script}\n}}", ("examples", Folder), ("folder", Scratch));
        Assert.Empty(result.Errors.Select(error => $"{error}\n{error.ScriptStackTrace}"));
        Assert.Empty(result.Warnings);
        return [.. result.Output.Select(line => $"{line}".Trim())];
    }

    /// <summary>The same by pwsh, for what a hosted engine can't do: jobs, suites, a page in the browser.</summary>
    // What -WhatIf says goes to the console, past everything that could catch it: that isn't what the script emits.
    private protected async Task<string[]> RunInProcessAsync(string script, string prologue = "")
    {
        var variables = $"$examples = '{Folder}'; $folder = '{Scratch}'\n";
        var (exitCode, output) = await PowerShellProcess.RunAsync($"{variables}{prologue}& {{\n{script}\n}}\nexit 0");
        Assert.True(exitCode == 0, output);
        return [.. output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("What if: ", StringComparison.Ordinal))];
    }
}
