using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

public sealed class PipelineTests
{
    [Fact]
    public void A_call_flows_from_its_answer_through_hold_and_resume_to_its_end()
    {
        using var session = new PowerShellSession();

        var result = session.Run("""
            $simulator = Start-PortSipSimulator
            $null = $simulator | Connect-PortSip
            New-PortSipCall 1001 1002 -WaitFor Answered | Suspend-PortSipCall -PassThru | Resume-PortSipCall -PassThru | Stop-PortSipCall
            (Get-PortSipSimulatorRequest).Operation
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["SignIn", "OriginateCall", "HoldCall", "UnholdCall", "HangUpCall"], result.Output.Select(o => o.ToString()).Distinct());
    }

    [Fact]
    public void What_is_active_is_hung_up_by_the_pipe_and_leaves_its_CDRs()
    {
        using var test = new SimulatedSession();

        var cdrs = test.Get("""
            $null = New-PortSipCall 1001 1002; $null = New-PortSipCall 1003 1004
            Get-PortSipCall | Stop-PortSipCall
            Get-PortSipCdr
            """).Select(o => ((PortSipCdr)o.BaseObject).Caller);

        // Both are hung up at once: either can be the first.
        Assert.Equal(["1001", "1003"], cdrs.Order());
        Assert.Equal(0, test.ActiveCalls);
    }

    [Theory]
    [InlineData("Stop-PortSipCall 1002", "-Id")]
    [InlineData("Invoke-PortSipTransfer 1002 -ReferTo 1003", "-ReferTo")]
    [InlineData("Move-PortSipCall 1002 -ParkAt 1005", "-ParkAt")]
    [InlineData("Wait-PortSipCall 1002", "-For")]
    [InlineData("Wait-PortSipCall Answered", "-For")]
    public void A_text_before_which_calls_are_piped_is_not_an_id(string command, string meant)
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$calls = 1..2 | ForEach-Object { New-PortSipCall 1001 1002 }; $null = Get-PortSipSimulatorRequest -Clear");

        var result = pbx.Run($"$calls | {command}");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains(meant, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("$call.Id | Stop-PortSipCall")]
    [InlineData("Stop-PortSipCall $call.Id")]
    [InlineData("$call | ForEach-Object { Stop-PortSipCall $_.Id }")]
    [InlineData("$call | Suspend-PortSipCall -ExtensionNumber 1002")]
    [InlineData("[pscustomobject]@{ ExtensionNumber = '1001' } | Suspend-PortSipCall $call.Id")]
    [InlineData("$call | Invoke-PortSipTransfer -ReferTo 1003")]
    [InlineData("$call | Move-PortSipCall -ParkAt 1005 -FeatureCode *68")]
    [InlineData("Move-PortSipCall $call 1001 1005 -FeatureCode *68")]
    public void An_id_that_is_piped_or_typed_and_a_call_beside_named_parameters_are_what_they_look_like(string command)
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"$call = New-PortSipCall 1001 1002; {command}");

        Assert.Equal(2, pbx.Requests.Count);
    }
}
