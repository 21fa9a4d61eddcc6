using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Shell;

/// <summary>PowerShell's own remoting, over SSH: what crosses to another machine and comes back.</summary>
public sealed class RemotingTests
{
    private const string Session = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator
        $server, $domain, $credential = $simulator.Server, $simulator.Domain, $simulator.Credential

        """;

    [Fact]
    public async Task A_call_that_was_placed_on_the_far_side_is_hung_up_here_by_the_name_of_its_connection() => Assert.Equal(
        ["Deserialized.PortSip.Client.PortSipCall", "1001 1002", "active 1", "active 0"],
        await RunAsync("""
            $null = Connect-PortSip $server $credential -Domain $domain -Name lab
            $call = Invoke-Command -HostName far {
                $null = Connect-PortSip $using:server $using:credential -Domain $using:domain -Name lab
                New-PortSipCall 1001 1002
            } @far
            $call.PSObject.TypeNames[0]
            "$($call.Caller) $($call.Callee)"
            "active $($simulator.ActiveCalls)"
            $call | Stop-PortSipCall
            "active $($simulator.ActiveCalls)"
            """));

    [Fact]
    public async Task Ten_sessions_at_once_share_the_work_of_a_list() => Assert.Equal(
        ["sessions 10", "placed 40", "different 40", "sign-ins 10"],
        await RunAsync("""
            $sessions = New-PSSession -HostName (@('far') * 10) @far
            "sessions $($sessions.Count)"
            $callees = 2001..2040 | ForEach-Object { "$_" }
            $jobs = foreach ($i in 0..9) {
                Invoke-Command $sessions[$i] -AsJob {
                    param($Callees)
                        $null = Connect-PortSip $using:server $using:credential -Domain $using:domain -RequestsPerMinute 500
                    foreach ($callee in $Callees) { New-PortSipCall 1001 $callee }
                } -ArgumentList (, $callees[(4 * $i)..(4 * $i + 3)])
            }
            $calls = $jobs | Receive-Job -Wait -AutoRemoveJob
            Remove-PSSession $sessions
            "placed $($calls.Count)"
            "different $(@($calls.Callee | Sort-Object -Unique).Count)"
            "sign-ins $(@(Get-PortSipSimulatorRequest -Operation SignIn).Count)"
            """));

    [Fact]
    public async Task What_the_page_shows_of_many_machines_runs()
    {
        var example = HelpPage.CodeBlocks(await File.ReadAllTextAsync(Path.Combine(HelpPage.Folder, "about_PortSipJobs.md"), TestContext.Current.CancellationToken)).Single(code => code.Contains("-HostName", StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory("PortSipFanOut");
        try
        {
            Assert.Equal(["placed 4"], await RunAsync($$"""
                Set-Location -LiteralPath '{{folder.FullName}}'
                $PSDefaultParameterValues = @{ 'Invoke-Command:KeyFilePath' = $far.KeyFilePath; 'Invoke-Command:Options' = $far.Options }
                foreach ($name in 'north', 'south') {
                    'Caller,Callee', '1001,1002', '1003,1004' | Set-Content "$name.csv"
                }
                'north', 'south' | Select-Object @{ n = 'Machine'; e = { $_ } }, @{ n = 'Server'; e = { $server } }, @{ n = 'Domain'; e = { $domain } }, @{ n = 'File'; e = { "$PWD/$_.csv" } } | Export-Csv machines.csv
                {{example}}
                "placed $(@($calls | Where-Object Callee).Count)"
                """));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]> RunAsync(string script)
    {
        using var ssh = new SshServer();
        var (exitCode, output) = await PowerShellProcess.RunAsync($"{ssh.Splat}{Session}{script}");
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
