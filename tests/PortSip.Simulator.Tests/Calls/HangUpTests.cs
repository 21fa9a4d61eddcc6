namespace PortSip.Simulator.Tests.Calls;

public sealed class HangUpTests
{
    [Fact]
    public void A_hang_up_ends_the_call()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Advance(7);

        var reply = test.Post($"sessions/{id}/destroy");

        Assert.Equal((204, ""), (reply.Status, reply.Body));
        var call = test.Call(id);
        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.CallerDisconnected, 0), (call.State, call.EndReason, call.StatusCode));
        Assert.Equal(test.Pbx.Clock.Now, call.EndedAt);
    }

    [Fact]
    public void A_call_that_still_rings_is_cancelled()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(5)));
        var id = test.Originate("1001", "1002");

        test.Post($"sessions/{id}/destroy");
        test.Advance(60);

        var call = test.Call(id);
        Assert.Equal((SimulatedEndReason.Cancelled, 487, null), (call.EndReason, call.StatusCode, call.AnsweredAt));
    }

    [Fact]
    public void A_call_that_has_ended_is_404()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/destroy");

        Assert.Equal(404, test.Post($"sessions/{id}/destroy").Status);
    }

    [Fact]
    public void An_unknown_call_is_404() => AssertHangUp("111222", 404);

    [Theory]
    [InlineData("1")]
    [InlineData("abc%2Fd")]
    public void What_is_not_an_id_is_400(string id) => AssertHangUp(id, 400);

    [Fact]
    public void Even_without_a_body_it_needs_the_content_type()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        var reply = test.Send("POST", $"sessions/{id}/destroy", contentType: null);

        Assert.Equal(["Content-Type"], reply.InvalidFields);
        Assert.Equal(SimulatedCallState.Answered, test.Call(id).State);
    }

    [Fact]
    public void Somebody_without_the_permission_hangs_up_only_calls_of_their_own()
    {
        using var test = TestPbx.SignedIn();
        var others = test.Originate("1003", "1004");
        var own = test.Originate("1003", "1001");
        test.SignIn(TestPbx.StandardUser);

        Assert.Equal(403, test.Post($"sessions/{others}/destroy").Status);
        Assert.Equal(204, test.Post($"sessions/{own}/destroy").Status);
    }

    private static void AssertHangUp(string id, int status)
    {
        using var test = TestPbx.SignedIn();

        Assert.Equal(status, test.Post($"sessions/{id}/destroy").Status);
    }
}
