namespace PortSip.Simulator.Tests.Calls;

public sealed class BlindTransferTests
{
    [Fact]
    public void The_transferor_leaves_and_the_target_takes_its_place()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        var reply = test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"0033187691"}""");

        Assert.Equal((200, ""), (reply.Status, reply.Body));
        var call = test.Call(id);
        Assert.Equal(["1002", "0033187691"], call.ConnectedNumbers);
        Assert.Equal(SimulatedEndReason.BlindTransferCompleted, call.Targets[0].EndReason);
        Assert.Equal(("1002", "0033187691"), (call.Targets[1].Caller, call.Targets[1].Callee));
    }

    [Fact]
    public void The_callee_can_transfer_as_well()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        test.Post($"sessions/{id}/refer", """{"extension_number":"1002","refer_to":"1003"}""");

        Assert.Equal(["1001", "1003"], test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void The_target_rings_by_its_script()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1003", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(4)));
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");

        var ringing = test.Call(id);
        test.Advance(4);

        Assert.Equal((SimulatedCallState.RingingCallee, "1002"), (ringing.State, Assert.Single(ringing.ConnectedNumbers)));
        Assert.Equal(SimulatedCallState.Answered, test.Call(id).State);
    }

    [Fact]
    public void A_busy_target_ends_the_call()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var id = test.Originate("1001", "1002");

        var reply = test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal((SimulatedCallState.Ended, 486), (test.Call(id).State, test.Call(id).StatusCode));
    }

    [Fact]
    public void The_list_shows_the_new_pair_alone()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");

        var calls = test.Get("sessions/" + id).Json.GetProperty("calls").GetRawText();

        Assert.Contains("\"caller\":\"1002\"", calls, StringComparison.Ordinal);
        Assert.DoesNotContain("1001", calls, StringComparison.Ordinal);
    }

    [Fact]
    public void Id_1_is_the_call_of_the_number_that_was_established_last()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(9)));
        test.Pbx.Rules.SetCallee("1004", CalleeScript.NoAnswer);
        var establishedLast = test.Originate("1001", "1002");
        var startedLater = test.Originate("1001", "1003");
        var ringing = test.Originate("1001", "1004");
        test.Advance(9);

        test.Post("sessions/1/refer", """{"extension_number":"1001","refer_to":"1005"}""");

        Assert.Equal(["1002", "1005"], test.Call(establishedLast).ConnectedNumbers);
        Assert.Equal(["1001", "1003"], test.Call(startedLater).ConnectedNumbers);
        Assert.Equal(SimulatedCallState.RingingCallee, test.Call(ringing).State);
    }

    [Theory]
    [InlineData("""{"extension_number":"1005","refer_to":"1003"}""")]
    [InlineData("""{"extension_number":"1001"}""")]
    [InlineData("""{"extension_number":1001,"refer_to":"1003"}""")]
    [InlineData("""{"extension_number":"1001","refer_to":""}""")]
    public void A_refusal_has_no_body(string body)
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        var reply = test.Post($"sessions/{id}/refer", body);

        Assert.Equal((400, ""), (reply.Status, reply.Body));
        Assert.Equal(["1001", "1002"], test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void A_call_that_is_unanswered_ended_or_unknown_is_refused_without_a_reason()
    {
        using var test = TestPbx.SignedIn();
        var ended = test.Originate("1001", "1002");
        test.Post($"sessions/{ended}/destroy", "");
        test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);
        var ringing = test.Originate("1001", "1002");

        foreach (var id in (string[])[ringing, ended, "1", "111222"])
        {
            var reply = test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");
            Assert.Equal((400, ""), (reply.Status, reply.Body));
        }
    }

    [Fact]
    public void Who_stays_still_hangs_up_by_the_script()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", new CalleeScript { HangUpAfter = TimeSpan.FromSeconds(30) });
        var id = test.Originate("1001", "1002");
        test.Advance(10);
        test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");

        test.Advance(20);

        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.CallerDisconnected), (test.Call(id).State, test.Call(id).EndReason));
    }
}
