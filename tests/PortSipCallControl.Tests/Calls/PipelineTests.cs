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

        Assert.Equal(["1003", "1001"], cdrs);
        Assert.Equal(0, test.ActiveCalls);
    }
}
