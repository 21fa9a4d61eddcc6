using System.Text.Json;
using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>Forwarding by state, and what every view shows of it.</summary>
public sealed class ForwardingTests
{
    private const string Voicemail = SimulatorDefaults.VoicemailNumber;

    /// <summary>The state of 1003, how it comes about, and what the first pair of the call and its record then say.</summary>
    public static TheoryData<SimulatorForwardState, string, int, string> States => new()
    {
        { SimulatorForwardState.Always, "", 0, "FORWARDING_UNCONDITIONAL" },
        { SimulatorForwardState.Busy, "busy", 486, "FORWARDING_BUSY" },
        { SimulatorForwardState.Busy, "rejects", 603, "FORWARDING_BUSY" },
        { SimulatorForwardState.NoAnswer, "no answer", 408, "FORWARDING_NO_ANSWER" },
        { SimulatorForwardState.NoAnswer, "answers too late", 408, "FORWARDING_NO_ANSWER" },
        { SimulatorForwardState.Offline, "unreachable", 480, "FORWARDING_NOT_REACHABLE" },
        { SimulatorForwardState.Offline, "unregistered", 480, "FORWARDING_NOT_REACHABLE" },
        { SimulatorForwardState.DoNotDisturb, "presence", 0, "FORWARDING_UNCONDITIONAL" },
        { SimulatorForwardState.DoNotDisturb, "setting", 0, "FORWARDING_UNCONDITIONAL" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_call_is_forwarded_in_its_state_and_every_view_shows_that(SimulatorForwardState state, string cause, int status, string reason)
    {
        using var test = TestPbx.SignedIn();
        Bring(test, "1003", cause);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", state, "1004"));

        var id = test.Originate("1001", "1003");
        test.Advance(120);

        var call = test.Call(id);
        Assert.Equal(SimulatedCallState.Answered, call.State);
        Assert.Equal(["1001", "1004"], call.ConnectedNumbers);
        Assert.Equal((status, SimulatedEndReason.Redirected), (call.Targets[0].StatusCode, call.Targets[0].EndReason));
        var active = Assert.Single(test.Get("sessions/" + id).Json.GetProperty("calls").EnumerateArray());
        Assert.Equal(("1001", "1004"), (Text(active, "caller"), Text(active, "callee")));

        test.Pbx.HangUp(id, "1004");

        var record = test.Get("cdrs").Json.GetProperty("items")[0];
        Assert.Equal(("1003", "1004", reason), (Text(record, "callee"), Text(record, "destination"), Text(record, "reroute_reason")));
        var log = test.Get("calllogs").Json.GetProperty("items")[0];
        Assert.Equal((id, reason, 0), (Text(log, "session_id"), Text(log, "reroute_reason"), log.GetProperty("status_code").GetInt32()));
        Assert.Equal(
            [("1003", null, status), ("1004", reason, 0)],
            test.Get("cdrs/" + Text(record, "id")).Json.GetProperty("items").EnumerateArray().Select(leg => (Text(leg, "callee")!, Text(leg, "reroute_reason"), leg.GetProperty("status_code").GetInt32())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("busy")]
    [InlineData("no answer")]
    [InlineData("unreachable")]
    [InlineData("setting")]
    public void A_rule_for_another_state_does_not_apply(string cause)
    {
        using var test = TestPbx.SignedIn();
        using var plain = TestPbx.SignedIn();
        Bring(test, "1003", cause);
        Bring(plain, "1003", cause);
        foreach (var state in new[] { SimulatorForwardState.Busy, SimulatorForwardState.NoAnswer, SimulatorForwardState.Offline, SimulatorForwardState.DoNotDisturb })
        {
            if (!States.Any(row => row.Data.Item1 == state && row.Data.Item2 == cause))
                test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", state, "1004"));
        }

        var forwarded = test.Originate("1001", "1003");
        var notForwarded = plain.Originate("1001", "1003");
        test.Advance(120);
        plain.Advance(120);

        Assert.Equal((plain.Call(notForwarded).State, plain.Call(notForwarded).StatusCode), (test.Call(forwarded).State, test.Call(forwarded).StatusCode));
        Assert.Equal(plain.Tried(notForwarded), test.Tried(forwarded));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_order_of_the_rules_does_not_matter(bool scriptFirst)
    {
        using var test = TestPbx.SignedIn();
        if (scriptFirst)
            test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1004"));
        if (!scriptFirst)
            test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);

        Assert.Equal(["1003", "1004"], test.Tried(test.Originate("1001", "1003")));
    }

    [Fact]
    public void Events_show_each_target()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test);
        test.Pbx.Rules.SetCallee("1003", CalleeScript.NoAnswer);
        test.Pbx.Rules.SetCallee("1004", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.NoAnswer, "1004"));
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1004", SimulatorForwardState.Busy, "1005"));

        var id = test.Originate("1001", "1003");
        test.Advance(120);
        test.Pbx.HangUp(id, "1005");

        Assert.Equal(
            [
                "call_start 1003", "cdr_target_add 1003", "cdr_target_ringing 1003", "cdr_target_noanswer 1003",
                "call_update_info 1004", "cdr_target_add 1004", "cdr_target_fail 1004",
                "call_update_info 1005", "cdr_target_add 1005", "cdr_target_ringing 1005", "cdr_target_answer 1005", "cdr_target_end 1005",
                "call_cdr 1003",
            ],
            socket.Events.Select(told => $"{Text(told, "event_type")} {Text(told, "callee")}"));
        var record = socket.Events[^1];
        Assert.Equal("answered", Text(record, "call_status"));
        Assert.Equal(
            [("1003", "noanswer", "redirected"), ("1004", "fail", "redirected"), ("1005", "answered", "callee_disconnected")],
            record.GetProperty("call_targets").EnumerateArray().Select(target => (Text(target, "callee")!, Text(target, "status")!, Text(target, "end_reason")!)));
    }

    private static void Bring(TestPbx test, string number, string cause)
    {
        switch (cause)
        {
            case "busy":
                test.Pbx.Rules.SetCallee(number, CalleeScript.Busy);
                break;
            case "rejects":
                test.Pbx.Rules.SetCallee(number, CalleeScript.Rejects);
                break;
            case "no answer":
                test.Pbx.Rules.SetCallee(number, CalleeScript.NoAnswer);
                break;
            case "answers too late":
                test.Pbx.Rules.SetCallee(number, CalleeScript.AnswersAfter(TimeSpan.FromHours(1)));
                break;
            case "unreachable":
                test.Pbx.Rules.SetCallee(number, CalleeScript.Unreachable);
                break;
            case "unregistered":
                test.Pbx.SetOnline(number, false);
                break;
            case "presence":
                test.Pbx.SetPresence(number, "DO_NOT_DISTURB");
                break;
            case "setting":
                var id = test.Pbx.State.Extensions.IdOf(number)!;
                Assert.InRange(test.Post("users/" + id, """{"display_name":"Ann","enable_dnd":true}""").Status, 200, 204);
                break;
        }
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
