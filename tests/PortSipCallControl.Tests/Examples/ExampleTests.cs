using System.Diagnostics;

namespace PortSipCallControl.Tests.Examples;

/// <summary>The runbooks of examples/ as an operator runs them: by pwsh, against the simulator. They use cmdlets that the bare engine lacks.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Prologue = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -RecordCalls -FrozenClock
        $connection = $simulator | Connect-PortSip
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }
        foreach ($callee in 1002, 1003, 1002) {
            $call = New-PortSipCall 1001 $callee
            Step-PortSipSimulator 5
            Stop-PortSipCall $call.Id
        }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;

    [Fact]
    public void The_end_of_day_report_lists_calls_and_totals_per_extension()
    {
        Run("& \"$examples/Get-EndOfDayReport.ps1\" @pbx -Path $folder -Day $simulator.Time.LocalDateTime");

        string[] files = [.. Directory.GetFiles(_folder).Order()];
        Assert.Equal(4, File.ReadAllLines(files[0]).Length);
        Assert.Equal(
            ["\"1001\",\"Extension 1001\",\"3\",\"3\",\"00:00:15\"", "\"1002\",\"Extension 1002\",\"2\",\"2\",\"00:00:10\"", "\"1003\",\"Extension 1003\",\"1\",\"1\",\"00:00:05\""],
            File.ReadAllLines(files[1]).Skip(1));
    }

    [Fact]
    public void Every_agent_of_the_queue_who_is_not_ready_is_made_ready()
    {
        var output = Run("""
            Set-PortSipAgent 8000 1010 -Status Lunch
            & "$examples/Set-QueueReady.ps1" @pbx -Queue 8000 -WhatIf | Out-Null
            (Get-PortSipAgent 8000 -Connection $connection).Status -join ' '
            & "$examples/Set-QueueReady.ps1" @pbx -Queue 8000 | Out-Null
            (Get-PortSipAgent 8000 -Connection $connection).Status -join ' '
            """);

        Assert.Contains("NotReady NotReady Lunch", output, StringComparison.Ordinal);
        Assert.EndsWith("Ready Ready Lunch", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Yesterdays_recordings_are_archived_once_and_removed_where_that_was_asked_for()
    {
        var output = Run("""
            $day = @{ Day = $simulator.Time.LocalDateTime }
            (& "$examples/Save-YesterdaysRecordings.ps1" @pbx @day -Path $folder).Count
            (Get-PortSipRecording -Connection $connection).Count
            & "$examples/Save-YesterdaysRecordings.ps1" @pbx @day -Path $folder -RemoveFromPbx -Confirm:$false
            @(Get-PortSipRecording -Connection $connection).Count
            """);

        Assert.Equal(["3", "3", "0"], output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, Directory.GetFiles(_folder, "*.wav", SearchOption.AllDirectories).Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Run(string script)
    {
        var pwsh = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "pwsh"), Path.Combine(folder, "pwsh.exe") }).FirstOrDefault(File.Exists);
        if (pwsh is null)
            Assert.Skip("pwsh is not on the PATH.");
        var file = Path.Combine(_folder, "run.ps1");
        var start = new ProcessStartInfo(pwsh, ["-NoProfile", "-NonInteractive", "-File", file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PSModulePath"] = Path.GetFullPath(Path.Combine(ModuleUnderTest.Root, "..", "..")) + Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath");
        start.Environment["NO_COLOR"] = "1";
        File.WriteAllText(file, $"$examples = '{Path.Combine(ModuleUnderTest.Repository, "examples")}'; $folder = '{_folder}'\n" + Prologue + script);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        Assert.True(process.ExitCode == 0, errors.Result + output);
        return output;
    }
}
