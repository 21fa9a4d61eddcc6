namespace PortSip.Simulator.Tests.Calls;

public sealed class EventTests
{
    [Fact]
    public void A_call_tells_its_whole_life_in_order()
    {
        using var test = TestPbx.SignedIn();
        var told = Listen(test);
        test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(2)));

        var id = test.Originate("1001", "1002");
        test.Advance(2);
        test.Post($"sessions/{id}/hold", """{"extension_number":"1001"}""");
        test.Post($"sessions/{id}/unhold", """{"extension_number":"1001"}""");
        test.Post($"sessions/{id}/destroy");

        Assert.Equal(
            [
                "CallStarted", "LegChanged", "LegChanged",
                "TargetAdded", "LegChanged", "TargetRinging", "LegChanged", "TargetAnswered",
                "LegHeld", "LegResumed", "TargetEnded", "LegChanged", "LegChanged", "CallEnded",
            ],
            told);
    }

    [Fact]
    public void A_transfer_ends_one_target_and_adds_another()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        var told = Listen(test);

        test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");

        Assert.Equal(["TargetEnded", "LegChanged", "TargetAdded", "LegChanged", "TargetRinging", "LegChanged", "TargetAnswered"], told);
    }

    [Fact]
    public void An_event_carries_the_call_as_it_was_then()
    {
        using var test = TestPbx.SignedIn();
        List<CallEvent> events = [];
        using var subscription = test.Pbx.State.CallEvents.Subscribe(events.Add);
        test.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);

        test.Originate("1001", "1002", ",\"user_data\":\"order 7\"");

        Assert.Equal(SimulatedCallState.CallingCaller, events[0].Call.State);
        Assert.Equal((SimulatedCallState.Ended, 486, "order 7"), (events[^1].Call.State, events[^1].Call.StatusCode, events[^1].Call.Request.UserData));
    }

    [Fact]
    public void Every_telephone_tells_when_it_rings_talks_and_is_free_again()
    {
        using var test = TestPbx.SignedIn();
        List<(string, SimulatedLegState)> told = [];
        using var subscription = test.Pbx.State.CallEvents.Subscribe(happened =>
        {
            if (happened is LegChanged changed)
                told.Add((changed.Leg.Number, changed.Leg.State));
        });

        test.Post($"sessions/{test.Originate("1001", "1002")}/destroy");

        Assert.Equal(
            [
                ("1001", SimulatedLegState.Ringing), ("1001", SimulatedLegState.Connected),
                ("1002", SimulatedLegState.Ringing), ("1002", SimulatedLegState.Connected),
                ("1001", SimulatedLegState.Ended), ("1002", SimulatedLegState.Ended),
            ],
            told);
    }

    private static List<string> Listen(TestPbx test)
    {
        List<string> told = [];
        test.Pbx.State.CallEvents.Subscribe(happened => told.Add(happened.GetType().Name));
        return told;
    }
}
