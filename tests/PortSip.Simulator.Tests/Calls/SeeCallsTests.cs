using System.Text.Json;

namespace PortSip.Simulator.Tests.Calls;

public sealed class SeeCallsTests
{
    [Fact]
    public void The_list_shows_who_talks_since_when_and_for_how_long()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "0033187691", ",\"trunk\":\"main\"");
        test.Advance(61.5);

        var list = test.Get("sessions").Json;

        Assert.Equal(
            $$"""
            {"count":1,"items":[{"id":"{{id}}","calls":[{"caller":"1001","caller_display_name":"Extension 1001","callee":"0033187691","trunk":"main","started_at":"2024-08-20T06:00:00.000000Z","talking_time":61}]}]}
            """,
            list.GetRawText());
    }

    [Fact]
    public void One_call_has_the_form_of_an_item()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002", ",\"caller_display_name\":\"Anna\"");

        var call = test.Get("sessions/" + id).Json;

        Assert.Equal(id, call.GetProperty("id").GetString());
        Assert.Equal("Anna", call.GetProperty("calls")[0].GetProperty("caller_display_name").GetString());
    }

    [Fact]
    public void Nobody_talks_while_it_rings()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);
        var id = test.Originate("1001", "1002");
        test.Advance(30);

        Assert.Equal(0u, test.Get("sessions/" + id).Json.GetProperty("calls")[0].GetProperty("talking_time").GetUInt32());
    }

    [Fact]
    public void What_is_over_is_not_shown()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/destroy");

        Assert.Equal(0, test.Get("sessions").Json.GetProperty("count").GetInt32());
        Assert.Equal(404, test.Get("sessions/" + id).Status);
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("sessions/884757570370146304")]
    public void Seeing_calls_needs_the_permission(string path)
    {
        using var test = new TestPbx();
        test.SignIn(TestPbx.StandardUser);

        Assert.Equal(403, test.Get(path).Status);
    }

    [Fact]
    public void The_permission_can_be_had_without_the_role()
    {
        using var test = new TestPbx(options => options with
        {
            Users = [new SimulatedUser("clerk", "pw") { CallSessions = CompanyCallSessions.View }],
        });
        test.SignIn("""{"username":"clerk","password":"pw","domain":"test.io"}""");

        Assert.Equal(201, test.Get("sessions").Status);
    }
}
