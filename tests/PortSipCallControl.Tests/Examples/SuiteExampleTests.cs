namespace PortSipCallControl.Tests.Examples;

/// <summary>The acceptance suites of examples/.</summary>
public sealed class SuiteExampleTests : ExampleFixture
{
    [Fact]
    public async Task The_acceptance_script_passes_on_the_simulator()
    {
        var output = await RunAsync("& \"$examples/Acceptance-Call.ps1\" -TalkSec 1 | ForEach-Object { \"$_\" }", prologue: "");

        Assert.Equal(8, output.Count(line => line.StartsWith("ok: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_dial_plan_is_accepted_row_by_row()
    {
        var output = await RunAsync("""
            'Caller,Callee,Outcome', '1001,1002,Answered' | Set-Content -LiteralPath "$folder/plan.csv"
            foreach ($plan in "$examples/DialPlan.csv", "$folder/plan.csv") {
                $container = New-PesterContainer -Path "$examples/DialPlan.Tests.ps1" -Data @{ Plan = $plan }
                $result = Invoke-Pester -Container $container -Output None -PassThru
                "$($result.PassedCount) passed, $($result.FailedCount) failed"
            }
            """, prologue: "");

        Assert.Equal(["4 passed, 0 failed", "1 passed, 0 failed"], output);
    }

    [Fact]
    public async Task Forwarding_is_tested_state_by_state()
    {
        var output = await RunAsync("""
            $result = Invoke-Pester "$examples/Forwarding.Tests.ps1" -Output None -PassThru
            "$($result.PassedCount) passed, $($result.FailedCount) failed"
            """, prologue: "");

        Assert.Equal(["4 passed, 0 failed"], output);
    }
}
