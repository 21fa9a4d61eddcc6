namespace PortSip.Simulator.Tests.Api;

public sealed class CallLogTests
{
    [Fact]
    public void A_call_that_has_ended_is_found_by_its_session()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        test.Pbx.HangUp(first, "1002");
        var second = test.Originate("1001", "1003");
        test.Pbx.HangUp(second, "1001");

        var reply = test.Get($"calllogs?filter=session_id%20eq%20'{first}'&orderby=started_at%20desc&top=100");

        Assert.Equal((200, 1), (reply.Status, reply.Json.GetProperty("count").GetInt32()));
        Assert.Equal((first, "CALLEE_DISCONNECTED"), (reply.Json.GetProperty("items")[0].GetProperty("session_id").GetString(), reply.Json.GetProperty("items")[0].GetProperty("end_reason").GetString()));
    }

    [Theory]
    [InlineData(SimulatorCallLogFilter.Ignored, 200)]
    [InlineData(SimulatorCallLogFilter.Refused, 400)]
    public void The_filter_may_be_ignored_or_refused(SimulatorCallLogFilter filter, int status)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.CallLogFilter = filter;
        test.Pbx.HangUp(test.Originate("1001", "1002"), "1002");

        Assert.Equal(status, test.Get("calllogs?filter=session_id%20eq%20'7'").Status);
    }

    [Fact]
    public void A_standard_user_may_not_read_them()
    {
        using TestPbx test = new();
        test.SignIn(TestPbx.StandardUser);

        Assert.Equal(403, test.Get("calllogs").Status);
    }
}
