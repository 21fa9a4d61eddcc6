using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>Calls that are forwarded meet the rules of other calls.</summary>
public sealed class ForwardedCallTests
{
    private const string Voicemail = SimulatorDefaults.VoicemailNumber;

    [Fact]
    public void Voicemail_answers()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, Voicemail));

        var id = test.Originate("1001", "1003");

        Assert.Equal(["1001", Voicemail], test.Call(id).ConnectedNumbers);
        Assert.Equal(["1001", Voicemail], test.Call(test.Originate("1001", Voicemail)).ConnectedNumbers);
    }

    [Fact]
    public void Voicemail_is_not_forwarded_by_a_rule_for_everyone()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("*", SimulatorForwardState.Always, Voicemail));

        Assert.Equal(["1003", Voicemail], test.Tried(test.Originate("1001", "1003")));
    }

    [Fact]
    public void A_call_can_be_forwarded_to_a_queue_and_outside()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Always, "8000"));
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1004", SimulatorForwardState.Always, "0033187691"));

        var queued = test.Originate("1001", "1003");
        var outside = test.Call(test.Originate("1001", "1004", ",\"trunk\":\"main\""));

        Assert.Equal(queued, Assert.Single(test.Pbx.Queues[0].Waiting).SessionId);
        Assert.Equal(("0033187691", "main"), (outside.Targets[1].Callee, outside.Targets[1].Trunk));
    }

    [Theory]
    [InlineData("1003", "1004", "1003")]
    [InlineData("1003", "1001", "1003")]
    public void A_loop_ends_the_call(params string[] way)
    {
        using var test = TestPbx.SignedIn();
        for (var at = 1; at < way.Length; at++)
            test.Pbx.Rules.SetForwarding(new SimulatorForwarding(way[at - 1], SimulatorForwardState.Always, way[at]));

        var call = test.Call(test.Originate("1001", "1003"));

        Assert.Equal((SimulatedCallState.Ended, 482), (call.State, call.StatusCode));
    }

    [Fact]
    public void A_number_that_is_forwarded_to_itself_is_not_forwarded()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("*", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("*", SimulatorForwardState.Busy, "1004"));

        var id = test.Originate("1001", "1003");

        Assert.Equal(["1003", "1004"], test.Tried(id));
        Assert.Equal(486, test.Call(id).StatusCode);
    }

    [Fact]
    public void The_target_of_a_transfer_is_forwarded_as_well_and_may_have_been_in_the_call_before()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Always, "1002"));
        var id = test.Originate("1001", "1002");

        test.Post($"sessions/{id}/refer", """{"extension_number":"1002","refer_to":"1003"}""");

        Assert.Equal(["1002", "1003", "1002"], test.Tried(id));
        Assert.Equal(["1001", "1002"], test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void A_telephone_that_somebody_rejects_by_hand_forwards_as_busy()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1003", CalleeScript.NoAnswer);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1004"));
        var id = test.Originate("1001", "1003");

        test.Pbx.HangUp(id, "1003");

        Assert.Equal(["1003", "1004"], test.Tried(id));
    }

    [Fact]
    public void An_agent_of_a_queue_is_not_forwarded()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1008", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1008", SimulatorForwardState.Busy, Voicemail));
        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents/1008", """{"status":"READY"}""");

        Assert.Equal(["8000", "1008", "8000"], test.Tried(test.Originate("1001", "8000")));
    }

    [Fact]
    public void The_script_of_the_destination_hangs_up()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Always, Voicemail));
        test.Pbx.Rules.SetCallee(Voicemail, new CalleeScript { HangUpAfter = TimeSpan.FromSeconds(30) });

        var id = test.Originate("1001", "1003");
        test.Advance(30);

        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.CalleeDisconnected), (test.Call(id).State, test.Call(id).EndReason));
    }

    [Theory]
    [InlineData("16.4", false)]
    [InlineData("22.2", false)]
    [InlineData("22.3", true)]
    [InlineData("22.8", true)]
    public void A_version_reports_the_reason_if_it_has_a_word_for_it(string version, bool reports)
    {
        using var test = TestPbx.Of(version).SignedInAnyWay();
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Always, "1004"));
        test.Pbx.HangUp(test.Originate("1001", "1003"), "1004");

        Assert.Equal(reports, test.Get("cdrs").Json.GetProperty("items")[0].GetProperty("reroute_reason").GetString() is { Length: > 0 });
    }

    [Fact]
    public void Rules_are_listed_replaced_removed_and_cleared()
    {
        using var test = TestPbx.SignedIn();
        var rules = test.Pbx.Rules;
        rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1004"));
        rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1005"));
        rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Offline, "1006"));

        Assert.Equal(
            [new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1005"), new SimulatorForwarding("1003", SimulatorForwardState.Offline, "1006")],
            rules.Forwardings);
        rules.RemoveForwarding("1003", SimulatorForwardState.Busy);
        Assert.Equal("1006", Assert.Single(rules.Forwardings).To);
        rules.Clear();
        Assert.Empty(rules.Forwardings);
    }
}
