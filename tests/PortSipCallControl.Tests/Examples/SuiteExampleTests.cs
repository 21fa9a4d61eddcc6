namespace PortSipCallControl.Tests.Examples;

/// <summary>The acceptance suites of examples/.</summary>
public sealed class SuiteExampleTests : ExampleFixture
{
    [Fact]
    public async Task The_acceptance_script_passes_on_the_simulator()
    {
        var output = await RunInProcessAsync("& \"$examples/Acceptance-Call.ps1\" -TalkSec 1 | ForEach-Object { \"$_\" }");

        Assert.Equal(8, output.Count(line => line.StartsWith("ok: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_dial_plan_is_accepted_row_by_row()
    {
        var output = await RunInProcessAsync("""
            'Caller,Callee,Outcome', '1001,1002,Answered' | Set-Content -LiteralPath "$folder/plan.csv"
            foreach ($plan in "$examples/DialPlan.csv", "$folder/plan.csv") {
                $container = New-PesterContainer -Path "$examples/DialPlan.Tests.ps1" -Data @{ Plan = $plan }
                $result = Invoke-Pester -Container $container -Output None -PassThru
                "$($result.PassedCount) passed, $($result.FailedCount) failed"
            }
            """);

        Assert.Equal(["4 passed, 0 failed", "1 passed, 0 failed"], output);
    }

    /// <summary>As a pipeline runs them: each file in a runspace of its own, all at once.</summary>
    [Theory]
    [InlineData("Modules/Pester", "5.9.1")]
    [InlineData("Pester6", "6.2.0")]
    public async Task The_suites_of_a_dial_plan_pass_in_parallel(string pester, string version)
    {
        // examples/Forwarding.Tests.ps1, examples/NightMode.Tests.ps1, examples/QueueOverflow.Tests.ps1, examples/Recording.Tests.ps1, examples/Transfer.Tests.ps1
        var output = await RunInProcessAsync($$"""
            'Forwarding', 'NightMode', 'QueueOverflow', 'Recording', 'Transfer' | ForEach-Object -Parallel {
                $pester = Import-Module '{{Path.Combine(AppContext.BaseDirectory, pester, "Pester.psd1")}}' -PassThru
                $result = Invoke-Pester "$using:examples/$_.Tests.ps1" -Output None -PassThru
                "$_ by $($pester.Version): $($result.PassedCount) passed, $($result.FailedCount) failed"
                $result.Failed | ForEach-Object { "$($_.ExpandedPath): $($_.ErrorRecord)" }
            } | Sort-Object
            """);

        Assert.Equal([.. new[] { ("Forwarding", 4), ("NightMode", 4), ("QueueOverflow", 3), ("Recording", 2), ("Transfer", 3) }.Select(suite => $"{suite.Item1} by {version}: {suite.Item2} passed, 0 failed")], output);
    }

    [Fact]
    public async Task A_dial_plan_in_a_file_is_tested()
    {
        var output = await RunInProcessAsync("""
            $result = Invoke-Pester "$examples/TenantFile.Tests.ps1" -Output None -PassThru
            "$($result.PassedCount) passed, $($result.FailedCount) failed"
            """);

        Assert.Equal(["7 passed, 0 failed"], output);
    }
}
