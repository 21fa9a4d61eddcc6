using System.Text.Json;
using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Calls;

public sealed class InboundCallTests
{
    private static readonly SimulatedInboundCall FromOutside = new("0033187691", "498912345", "main") { DisplayName = "Ann" };

    [Theory]
    [InlineData("1002", "1002")]
    [InlineData("8000", "1008")]
    [InlineData("6001", "1001")]
    [InlineData("999", "999")]
    public void A_call_from_outside_goes_where_the_rule_says_and_every_view_shows_its_number(string to, string answers)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetInbound("49891234?", to);
        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents/1008", """{"status":"READY"}""");
        var socket = TestSocket.Subscribed(test);

        var call = test.Pbx.CallIn(FromOutside);

        Assert.Equal(["0033187691", answers], test.Call(call.Id).ConnectedNumbers);
        var active = Assert.Single(test.Get("sessions/" + call.Id).Json.GetProperty("calls").EnumerateArray());
        Assert.Equal(("0033187691", answers, "main"), (Text(active, "caller"), Text(active, "callee"), Text(active, "trunk")));
        test.Pbx.HangUp(call.Id, "0033187691");
        var record = test.Get("cdrs").Json.GetProperty("items")[0];
        Assert.Equal(
            ("0033187691", to, answers, "INBOUND_CALL", "498912345", "main", "Ann"),
            (Text(record, "caller"), Text(record, "callee"), Text(record, "destination"), Text(record, "direction"), Text(record, "did_cid"), Text(record, "trunk"), Text(record, "caller_display_name")));
        Assert.Equal(("inbound", "498912345", "main"), (Text(socket.Events[^1], "direction"), Text(socket.Events[^1], "did"), Text(socket.Events[^1], "trunk_name")));
    }

    [Theory]
    [InlineData("no rule", 404)]
    [InlineData("blocked", 403)]
    public void A_call_that_may_not_come_in_is_refused(string why, int status)
    {
        using var test = TestPbx.SignedIn();
        if (why == "blocked")
        {
            test.Pbx.Rules.SetInbound("498912345", "1002");
            test.Post("blacklisted_numbers", """{"number":"0033187691"}""");
        }

        var call = test.Pbx.CallIn(FromOutside);

        Assert.Equal((SimulatedCallState.Ended, status), (test.Call(call.Id).State, test.Call(call.Id).StatusCode));
    }

    [Fact]
    public void A_busy_extension_forwards_a_call_from_outside()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetInbound("498912345", "1003");
        test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, SimulatorDefaults.VoicemailNumber));

        Assert.Equal(["0033187691", SimulatorDefaults.VoicemailNumber], test.Pbx.CallIn(FromOutside).ConnectedNumbers);
    }

    [Fact]
    public void Nobody_calls_through_a_trunk_that_is_down_or_as_an_extension()
    {
        using var test = TestPbx.SignedIn();
        Assert.Throws<InvalidOperationException>(() => test.Pbx.CallIn(FromOutside with { From = "1001" }));
        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Down);
        Assert.Throws<InvalidOperationException>(() => test.Pbx.CallIn(FromOutside));
        Assert.Empty(test.Pbx.Calls);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
