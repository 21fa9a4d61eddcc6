namespace PortSip.Simulator.Tests.Calls;

public sealed class CallFlowTests
{
    [Fact]
    public void A_callee_rings_until_it_answers()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(5)));
        var start = test.Pbx.Clock.Now;
        var id = test.Originate("1001", "1002");

        test.Advance(4.999);
        var ringing = test.Call(id);
        test.Advance(0.001);
        var answered = test.Call(id);

        Assert.Equal(SimulatedCallState.RingingCallee, ringing.State);
        Assert.Equal((start, null), (ringing.RangAt, ringing.AnsweredAt));
        Assert.Equal(SimulatedCallState.Answered, answered.State);
        Assert.Equal(start.AddSeconds(5), answered.AnsweredAt);
    }

    [Fact]
    public void The_callee_is_not_called_before_the_caller_is_there()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCaller("1001", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(3)));
        var id = test.Originate("1001", "1002");

        var calling = test.Call(id);
        test.Advance(3);

        Assert.Equal(SimulatedCallState.CallingCaller, calling.State);
        Assert.Equal(["1001"], calling.Legs.Select(leg => leg.Number));
        Assert.Equal(SimulatedCallState.Answered, test.Call(id).State);
    }

    [Theory]
    [InlineData(CalleeOutcome.Busy, 486, false)]
    [InlineData(CalleeOutcome.Reject, 603, true)]
    [InlineData(CalleeOutcome.Unreachable, 480, false)]
    public void A_callee_that_does_not_answer_ends_the_call_with_its_code(CalleeOutcome outcome, int code, bool rings)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", new CalleeScript { Outcome = outcome });

        var call = test.Call(test.Originate("1001", "1002"));

        Assert.Equal(SimulatedCallState.Ended, call.State);
        Assert.Equal((code, SimulatedEndReason.None), (call.StatusCode, call.EndReason));
        Assert.Equal(rings, call.RangAt is not null);
        Assert.All(call.Legs, leg => Assert.Equal(SimulatedLegState.Ended, leg.State));
    }

    [Fact]
    public void The_PBX_gives_up_on_a_callee_that_only_rings_with_408()
    {
        using var test = TestPbx.SignedIn(options => options with { RingTimeout = TimeSpan.FromSeconds(20) });
        test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);
        var id = test.Originate("1001", "1002");

        test.Advance(19);
        Assert.Equal(SimulatedCallState.RingingCallee, test.Call(id).State);
        test.Advance(1);

        Assert.Equal((SimulatedCallState.Ended, 408), (test.Call(id).State, test.Call(id).StatusCode));
    }

    [Fact]
    public void A_script_may_name_another_code()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.Unreachable with { StatusCode = 404 });

        Assert.Equal(404, test.Call(test.Originate("1001", "1002")).StatusCode);
    }

    [Fact]
    public void A_busy_caller_ends_the_call_and_the_callee_never_rings()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCaller("1001", CalleeScript.Busy);

        var call = test.Call(test.Originate("1001", "1002"));

        Assert.Equal((SimulatedCallState.Ended, 486), (call.State, call.StatusCode));
        Assert.Equal(["1001"], call.Legs.Select(leg => leg.Number));
    }

    [Theory]
    [InlineData(SimulatedParty.Callee, SimulatedEndReason.CalleeDisconnected)]
    [InlineData(SimulatedParty.Caller, SimulatedEndReason.CallerDisconnected)]
    public void Either_side_can_hang_up_by_script(SimulatedParty party, SimulatedEndReason reason)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", new CalleeScript { HangUpAfter = TimeSpan.FromSeconds(30), HangUpBy = party });
        var id = test.Originate("1001", "1002");

        test.Advance(30);

        Assert.Equal((SimulatedCallState.Ended, reason), (test.Call(id).State, test.Call(id).EndReason));
        Assert.Equal(TimeSpan.FromSeconds(30), test.Call(id).EndedAt - test.Call(id).AnsweredAt);
    }

    [Fact]
    public void A_test_can_pick_up_and_hang_up_any_telephone()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);
        var id = test.Originate("1001", "1002");

        test.Pbx.Answer(id, "1002");
        Assert.Equal(SimulatedCallState.Answered, test.Call(id).State);
        test.Pbx.HangUp(id, "1002");

        Assert.Equal(SimulatedEndReason.CalleeDisconnected, test.Call(id).EndReason);
    }

    [Fact]
    public void A_telephone_that_was_picked_up_by_hand_does_not_time_out_later()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);
        var id = test.Originate("1001", "1002");
        test.Pbx.Answer(id, "1002");

        test.Advance(3600);

        Assert.Equal(SimulatedCallState.Answered, test.Call(id).State);
    }

    [Fact]
    public void A_telephone_that_does_not_ring_cannot_be_picked_up()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        Assert.Throws<InvalidOperationException>(() => test.Pbx.Answer(id, "1002"));
    }

    [Fact]
    public void A_call_through_a_trunk_that_is_down_fails_with_503()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Down);

        var call = test.Call(test.Originate("1001", "0033187691", ",\"trunk\":\"main\""));

        Assert.Equal((SimulatedCallState.Ended, 503), (call.State, call.StatusCode));
    }

    [Fact]
    public void A_call_through_an_unknown_trunk_fails_the_same_way()
    {
        using var test = TestPbx.SignedIn();

        Assert.Equal(503, test.Call(test.Originate("1001", "0033187691", ",\"trunk\":\"other\"")).StatusCode);
    }

    [Fact]
    public void The_history_is_bounded_and_the_count_is_not()
    {
        using var test = TestPbx.SignedIn(options => options with { CallHistoryCapacity = 10 });
        test.Pbx.Rules.SetCallee("*", CalleeScript.Busy);
        test.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var kept = test.Originate("1001", "1002");

        string[] ended = [.. Enumerable.Range(0, 50).Select(_ => test.Originate("1001", "1003"))];

        Assert.Equal([kept, .. ended.TakeLast(10)], test.Pbx.Calls.Select(call => call.Id));
        Assert.Equal([kept], test.Pbx.ActiveCalls.Select(call => call.Id));
        Assert.Equal(51, test.Pbx.OriginateCount);
    }
}
