using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Calls;

/// <summary>Assertions about calls that are answered by what passes them on, such as a receptionist.</summary>
public sealed class PassingNumberTests
{
    [Theory]
    [InlineData("7000")]
    [InlineData("1003")]
    public void The_receptionist_and_the_person_that_it_passes_the_call_to_both_count(string number)
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Run("Set-PortSipSimulatorRule 7000 -Menu @{ 1 = 1003 }; Set-PortSipSimulatorRule 1001 -Press 1 -AfterMs 5000; Set-PortSipSimulatorRule 1003 Answer -AfterMs 2000");

        Assert.Equal("7000", LivePbx.CallOf(pbx.Run($"New-PortSipCall 1001 7000 -WaitFor Answered | Assert-PortSipCall -AnsweredBy {number} -WithinSec 8")).Callee);
    }

    [Fact]
    public void What_a_number_is_is_asked_once_for_all_calls()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Run("Set-PortSipSimulatorRule 7000 -Menu @{ 1 = 1003 }; Set-PortSipSimulatorRule 1001 -Press 1 -AfterMs 5000");

        var result = pbx.Run("$calls = 1..2 | ForEach-Object { New-PortSipCall 1001 7000 -WaitFor Answered }; $calls | Assert-PortSipCall -AnsweredBy 1003 | Stop-PortSipCall");

        Assert.Empty(result.Errors);
        Assert.Single(pbx.Pbx.Journal, request => request.Operation == SimulatorOperation.ListReceptionists);
    }

    /// <summary>An outside number doesn't pass a call on, and who can't read what a number is doesn't wait for that.</summary>
    [Theory]
    [InlineData("0033187691", "")]
    [InlineData("1002", "Set-PortSipSimulatorRule -Fault Error -Operation ListExtensions -StatusCode 403")]
    public void Another_answer_is_final_at_once(string callee, string fault)
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Pbx.Rules.SetCallee(callee, CalleeScript.Answers);
        pbx.Run(fault);
        var begin = pbx.Pbx.Clock.Now;

        var error = pbx.Run($"New-PortSipCall 1001 {callee} -WaitFor Answered | Assert-PortSipCall -AnsweredBy 1003 -TimeoutSec 600").Error;

        Assert.Contains($"to be answered by 1003, but it was answered by {callee}.", error.Exception.Message, StringComparison.Ordinal);
        Assert.InRange(pbx.Pbx.Clock.Now - begin, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_PBX_that_cannot_say_what_a_number_is_does_not_replace_what_happened()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        pbx.Run("Set-PortSipSimulatorRule -Fault Error -Operation ListExtensions -StatusCode 500");

        var error = pbx.Run("New-PortSipCall 1001 1002 -WaitFor Answered | Assert-PortSipCall -AnsweredBy 1003 -TimeoutSec 20").ExpectError(PortSipFailure.AssertionFailed, "AssertPortSipCallCommand", ErrorCategory.InvalidResult);

        Assert.Contains("to be answered by 1003, but it was answered by 1002.", error.Exception.Message, StringComparison.Ordinal);
    }
}
