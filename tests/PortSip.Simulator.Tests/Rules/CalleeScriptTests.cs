namespace PortSip.Simulator.Tests.Rules;

public sealed class CalleeScriptTests
{
    [Theory]
    [InlineData("100?", "1002", true)]
    [InlineData("100?", "10022", false)]
    [InlineData("00*", "0033187691", true)]
    [InlineData("*", "+33 1 87", true)]
    [InlineData("*63600", "*63600", true)]
    [InlineData("*63600", "0063600", true)]
    [InlineData("1.02", "1002", false)]
    public void A_pattern_stands_for_numbers(string pattern, string callee, bool matches)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee(pattern, CalleeScript.Busy);

        Assert.Equal(matches ? 486 : 0, test.Call(test.Originate("1001", callee)).StatusCode);
    }

    [Fact]
    public void The_exact_number_goes_before_patterns_and_the_latest_pattern_before_older_ones()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);
        test.Pbx.Rules.SetCallee("100*", CalleeScript.Rejects);
        test.Pbx.Rules.SetCallee("1*", CalleeScript.Unreachable);

        Assert.Equal(486, test.Call(test.Originate("1001", "1002")).StatusCode);
        Assert.Equal(480, test.Call(test.Originate("1001", "1003")).StatusCode);
    }

    [Fact]
    public void A_script_can_be_replaced_and_taken_away()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1*", CalleeScript.Busy);
        test.Pbx.Rules.SetCallee("1*", CalleeScript.Rejects);

        Assert.Equal(603, test.Call(test.Originate("1001", "1002")).StatusCode);
        test.Pbx.Rules.RemoveCallee("1*");

        Assert.Equal(0, test.Call(test.Originate("1001", "1002")).StatusCode);
        Assert.Empty(test.Pbx.Rules.Callees);
    }

    [Fact]
    public void Clearing_takes_everything_back()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("*", CalleeScript.Busy);
        test.Pbx.Rules.SetCaller("*", CalleeScript.Busy);
        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Down);
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status));

        test.Pbx.Rules.Clear();

        Assert.Equal(0, test.Call(test.Originate("1001", "0033", ",\"trunk\":\"main\"")).StatusCode);
    }
}
