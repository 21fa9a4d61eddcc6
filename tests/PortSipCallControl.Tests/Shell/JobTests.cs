using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Shell;

/// <summary>Parallel work and jobs, which are commands of the whole PowerShell: about_PortSipJobs.</summary>
public sealed class JobTests
{
    private const string Session = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator
        $server, $domain, $credential = $simulator.Server, $simulator.Domain, $simulator.Credential
        $connection = $simulator | Connect-PortSip

        """;

    [Fact]
    public async Task Parallel_bodies_share_a_connection_that_is_handed_over() => Assert.Equal(
        ["placed 8", "sign-ins 1", "active 0"],
        await RunAsync("""
            $calls = 1..8 | ForEach-Object -Parallel { New-PortSipCall 1001 1002 -Connection $using:connection }
            "placed $($calls.Count)"
            "sign-ins $(@(Get-PortSipSimulatorRequest -Operation SignIn).Count)"
            $calls | Stop-PortSipCall
            "active $($simulator.ActiveCalls)"
            """));

    [Fact]
    public async Task A_parallel_body_without_a_connection_is_advised_to_pass_one()
    {
        var lines = await RunAsync("""
            $ErrorActionPreference = 'Continue'
            $failed = @(1 | ForEach-Object -Parallel { New-PortSipCall 1001 1002 } 2>&1)
            $failed[0].FullyQualifiedErrorId
            $failed[0].ErrorDetails.RecommendedAction
            "active $($simulator.ActiveCalls)"
            """);

        Assert.Equal("NotConnected,PortSipCallControl.NewPortSipCallCommand", lines[0]);
        Assert.Contains("-Connection $using:connection", lines[1], StringComparison.Ordinal);
        Assert.Equal("active 0", lines[2]);
    }

    [Fact]
    public async Task A_thread_job_that_watches_ends_when_it_is_stopped() => Assert.Equal(
        ["queue_status", "Stopped"],
        await RunAsync("""
            $job = Start-ThreadJob { Watch-PortSipEvent -Topic Queue -QueueNumber 8000 -IncludeSnapshot -Connection $using:connection }
            ($job | Receive-Job -Wait | Select-Object -First 1).EventType
            Stop-Job $job
            $job.State
            """));

    [Fact]
    public async Task A_watch_in_the_middle_of_a_pipeline_writes_its_file_while_calls_go_on() => Assert.Equal(
        ["True", "call_cdr"],
        await RunAsync("""
            $file = [System.IO.Path]::GetTempFileName()
            $job = Start-ThreadJob { while ($true) { New-PortSipCall 1001 1002 -WaitFor Answered -Connection $using:connection | Stop-PortSipCall } }
            Watch-PortSipEvent -Topic Cdr -First 40 | Where-Object EventType -eq call_cdr | Export-Csv -Append $file
            Stop-Job $job
            $rows = @(Import-Csv $file)
            $rows.Count -gt 2
            ($rows | Group-Object EventType).Name
            Remove-Item $file
            """));

    [Fact]
    public async Task A_connection_can_not_cross_to_a_background_job_and_the_error_says_what_to_do()
    {
        var lines = await RunAsync("""
            $ErrorActionPreference = 'Continue'
            $job = Start-Job { Get-PortSipCall -Connection $using:connection }
            $job | Receive-Job -Wait -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId
            $failed[0].Exception.Message
            """);

        Assert.Equal("ParameterArgumentTransformationError,PortSipCallControl.GetPortSipCallCommand", lines[0]);
        Assert.Contains("can't be used in another process", lines[1], StringComparison.Ordinal);
        Assert.Contains("Run Connect-PortSip there", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "over")]
    [InlineData("elsewhere", "This session has no connection named 'elsewhere'", "active 1")]
    public async Task A_call_that_comes_back_from_a_background_job_brings_the_name_of_its_connection(string name, params string[] expected)
    {
        var lines = await RunAsync($$"""
            $ErrorActionPreference = 'Continue'
            $job = Start-Job {
                param($Server, $Domain, [pscredential] $Credential)
                $null = Connect-PortSip $Server $Credential -Domain $Domain -Name {{name}}
                New-PortSipCall 1001 1002
            } -ArgumentList $server, $domain, $credential
            $call = $job | Receive-Job -Wait -AutoRemoveJob
            $call | Stop-PortSipCall -ErrorVariable failed -ErrorAction SilentlyContinue
            if ($failed) { $failed[0].Exception.Message; "active $($simulator.ActiveCalls)" } else { 'over' }
            """);

        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    // As one who reads it would type it, in the order of the page.
    [Fact]
    public async Task What_the_page_shows_runs()
    {
        var folder = Directory.CreateTempSubdirectory("PortSipJobs");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "calls.csv"), "Caller,Callee\n1001,1002\n1003,1004\n", TestContext.Current.CancellationToken);
            var examples = HelpPage.CodeBlocks(await File.ReadAllTextAsync(Path.Combine(HelpPage.Folder, "about_PortSipJobs.md"), TestContext.Current.CancellationToken)).Where(code => !code.Contains("-HostName", StringComparison.Ordinal));

            var lines = await RunAsync($"Set-Location -LiteralPath '{folder.FullName}'\n{string.Join('\n', examples)}\n\"active $($simulator.ActiveCalls)\"");

            Assert.Equal(["The call has ended.", "active 0"], lines[^2..]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]> RunAsync(string script)
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync(Session + script);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
