using System.Text.Json;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>Forwarding by the settings of an extension: the same state as that of the simulator's rules.</summary>
public sealed class ForwardingSettingsTests
{
    private const string To1004 = """{"action":"FORWARD_TO_NUMBER","number":"1004"}""";

    /// <summary>The fields, how the state comes about, and the reason in the record.</summary>
    public static TheoryData<string, string, string> States => new()
    {
        { "available", "", "FORWARDING_UNCONDITIONAL" },
        { "busy", "busy", "FORWARDING_BUSY" },
        { "busy", "in a call", "FORWARDING_BUSY" },
        { "dnd", "DO_NOT_DISTURB", "FORWARDING_UNCONDITIONAL" },
        { "away", "AWAY", "FORWARDING_AWAY" },
        { "lunch", "LUNCH", "FORWARDING_LUNCH" },
        { "trip", "BUSINESS_TRIP", "FORWARDING_BUSINESS_TRIP" },
        { "offline", "unreachable", "FORWARDING_NOT_REACHABLE" },
        { "offline", "unregistered", "FORWARDING_NOT_REACHABLE" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_setting_forwards_in_its_state_and_hours(string state, string cause, string reason)
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        Bring(test, cause);
        // It is six in the morning.
        Change(test, $"\"{state}_non_office_hours_forward_rule\":{To1004}");

        var id = test.Originate("1001", "1003");
        Assert.Equal(["1003", "1004"], test.Tried(id));
        test.Pbx.HangUp(id, "1001");
        Assert.Equal(reason, test.Get("cdrs").Json.GetProperty("items")[0].GetProperty("reroute_reason").GetString());

        test.Advance(4 * 3600);
        Assert.NotEqual("1004", test.Call(test.Originate("1001", "1003")).Targets[^1].Callee);
    }

    [Fact]
    public void An_unanswered_call_is_forwarded_after_the_time_of_its_setting()
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        test.Pbx.Rules.SetCallee("1003", CalleeScript.NoAnswer);
        Change(test, """ "available_no_answer_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004","timeout":20},"busy_no_answer_forward_rule":{"action":"HANGUP","timeout":5} """);

        var id = test.Originate("1001", "1003");
        test.Advance(19);
        Assert.Equal(["1003"], test.Tried(id));
        test.Advance(1);
        Assert.Equal(["1003", "1004"], test.Tried(id));
        test.Originate("1002", "1003");
        var second = test.Originate("1005", "1003");
        test.Advance(5);
        Assert.Equal((408, SimulatedCallState.Ended), (test.Call(second).StatusCode, test.Call(second).State));
    }

    [Theory]
    [InlineData("busy", "busy", 486)]
    [InlineData("busy", "in a call", 486)]
    [InlineData("available", "", 480)]
    [InlineData("dnd", "DO_NOT_DISTURB", 480)]
    [InlineData("offline", "unreachable", 480)]
    public void A_setting_hangs_up(string state, string cause, int status)
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        Bring(test, cause);
        Change(test, $$"""
            "{{state}}_non_office_hours_forward_rule":{"action":"HANGUP"}
            """);

        var id = test.Originate("1001", "1003");

        Assert.Equal((SimulatedCallState.Ended, status), (test.Call(id).State, test.Call(id).StatusCode));
    }

    [Fact]
    public void Voicemail_can_be_that_of_another_extension()
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        Change(test, """ "available_non_office_hours_forward_rule":{"action":"FORWARD_TO_VOICEMAIL","number":"1001"} """);
        var id = test.Originate("1002", "1003");
        test.Advance(3);
        test.Pbx.HangUp(id, "1002");

        test.SignIn(TestPbx.StandardUser);
        Assert.Equal(1, test.Get("voicemails").Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public void Callers_from_outside_have_their_own_rules_since_22_8()
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        test.Pbx.Rules.SetInbound("498912345", "1003");
        Change(test, $"\"ext_available_non_office_hours_forward_rule\":{To1004}");

        var inside = test.Originate("1001", "1003");
        Assert.Equal(["1003"], test.Tried(inside));
        test.Pbx.HangUp(inside, "1001");
        Assert.Equal(["1003", "1004"], test.Tried(test.Pbx.CallIn(new SimulatedInboundCall("0033187691", "498912345", "main")).Id));
    }

    [Fact]
    public void The_API_shows_what_a_rule_of_the_simulator_says_and_repeating_it_changes_nothing()
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1004"));
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("100*", SimulatorForwardState.Offline, SimulatorDefaults.VoicemailNumber));

        var shown = Settings(test);
        Assert.Equal(("FORWARD_TO_NUMBER", "1004"), Rule(shown, "busy_office_hours"));
        Assert.Equal(("FORWARD_TO_VOICEMAIL", null), Rule(shown, "offline_non_office_hours"));
        test.Post(Path(test), shown.GetRawText());

        Assert.Equal(2, test.Pbx.Rules.Forwardings.Count);
        Assert.Equal(shown.GetRawText(), Settings(test).GetRawText());
    }

    [Fact]
    public void What_was_said_last_applies()
    {
        using var test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
        test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1005"));

        // Only for office hours: what the rule said for the others stays.
        var settings = System.Text.Json.Nodes.JsonNode.Parse(Settings(test).GetRawText())!.AsObject();
        settings["busy_office_hours_forward_rule"] = System.Text.Json.Nodes.JsonNode.Parse(To1004);
        Assert.InRange(test.Post(Path(test), settings.ToJsonString()).Status, 200, 204);
        Assert.Equal(["1003", "1005"], test.Tried(test.Originate("1001", "1003")));
        test.Advance(4 * 3600);
        Assert.Equal(["1003", "1004"], test.Tried(test.Originate("1001", "1003")));

        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1006"));
        Assert.Equal(["1003", "1006"], test.Tried(test.Originate("1001", "1003")));
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("??03", SimulatorForwardState.Busy, "1007"));
        Assert.Equal(["1003", "1006"], test.Tried(test.Originate("1001", "1003")));
    }

    private static void Bring(TestPbx test, string cause)
    {
        switch (cause)
        {
            case "":
                break;
            case "busy":
                test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
                break;
            case "in a call":
                test.Originate("1003", "1009");
                break;
            case "unreachable":
                test.Pbx.Rules.SetCallee("1003", CalleeScript.Unreachable);
                break;
            case "unregistered":
                test.Pbx.SetOnline("1003", false);
                break;
            default:
                test.Pbx.SetPresence("1003", cause);
                break;
        }
    }

    private static void Change(TestPbx test, string fields) =>
        Assert.InRange(test.Post(Path(test), $$"""{"display_name":"Ann",{{fields}}}""").Status, 200, 204);

    private static string Path(TestPbx test) => "users/" + test.Pbx.State.Extensions.IdOf("1003");

    private static JsonElement Settings(TestPbx test) => test.Get(Path(test)).Json;

    private static (string?, string?) Rule(JsonElement settings, string name)
    {
        var rule = settings.GetProperty(name + "_forward_rule");
        return (rule.GetProperty("action").GetString(), rule.GetProperty("number").GetString());
    }
}
