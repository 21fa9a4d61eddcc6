using System.Text.Json;
using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>The group 6000 has the members 1008, 1009 and 1010.</summary>
public sealed class RingGroupTests
{
    private static readonly string[] Members = ["1008", "1009", "1010"];

    [Fact]
    public void All_members_ring_and_the_first_one_to_answer_gets_the_call()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1008", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(9)));
        test.Pbx.Rules.SetCallee("1009", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(5)));
        test.Pbx.Rules.SetCallee("1010", CalleeScript.Busy);

        var id = test.Originate("1001", "6000");

        Assert.Equal(["1008", "1009"], test.Get("sessions/" + id).Json.GetProperty("calls").EnumerateArray().Select(pair => Text(pair, "callee")));
        test.Advance(10);
        Assert.Equal(["1001", "1009"], test.Call(id).ConnectedNumbers);
        Assert.Equal("1009", Text(Assert.Single(test.Get("sessions/" + id).Json.GetProperty("calls").EnumerateArray()), "callee"));

        test.Pbx.HangUp(id, "1009");

        Assert.Equal(
            [("6000", "REFERRED", 0), ("1008", "CANCELLED", 487), ("1009", "CALLEE_DISCONNECTED", 0), ("1010", null, 486)],
            Legs(test).Select(leg => (Text(leg, "callee")!, Text(leg, "end_reason"), leg.GetProperty("status_code").GetInt32())));
    }

    /// <summary>The service, the rule that sends its calls to voicemail, and what else it says.</summary>
    [Theory]
    [InlineData("ring_groups", "6000", "no_answer_forward_rule", "")]
    [InlineData("ring_groups", "6000", "night_mode_forward_rule", ",\"enable_night_mode\":true")]
    [InlineData("call_queues", "8000", "no_answer_forward_rule", ",\"max_waiting_time\":20")]
    [InlineData("call_queues", "8000", "night_mode_forward_rule", ",\"enable_night_mode\":true")]
    [InlineData("ivrs", "7000", "night_mode_forward_rule", ",\"enable_night_mode\":true")]
    public void Voicemail_of_a_service_is_in_the_box_that_its_rule_names(string services, string number, string rule, string more)
    {
        using var test = TestPbx.SignedIn();
        foreach (var member in Members)
            test.Pbx.Rules.SetCallee(member, CalleeScript.NoAnswer);
        var service = test.Get(services).Json.GetProperty("items").EnumerateArray().First(item => Text(item, "extension_number") == number);
        Assert.Equal(200, test.Post($"{services}/{Text(service, "id")}", $$$"""{"name":"Sales","{{{rule}}}":{"action":"FORWARD_TO_VOICEMAIL","number":"1001"}{{{more}}} }""").Status);

        var id = test.Originate("1003", number);
        test.Advance(40);
        test.Pbx.HangUp(id, "1003");

        test.SignIn(TestPbx.StandardUser);
        Assert.Equal("1003", Text(Assert.Single(test.Get("voicemails").Json.GetProperty("items").EnumerateArray()), "sender"));
    }

    [Theory]
    [InlineData(SimulatedRingStrategy.PrioritizedHunt, "1008 1009", "1008 1009")]
    [InlineData(SimulatedRingStrategy.CyclicHunt, "1008 1009", "1010")]
    [InlineData(SimulatedRingStrategy.LeastWorkedHunt, "1008 1009", "1008 1010")]
    [InlineData(SimulatedRingStrategy.SkillBasedRoutingPrioritizedHunt, "1010", "1010")]
    [InlineData(SimulatedRingStrategy.SkillBasedRoutingCyclicHunt, "1010", "1010")]
    public void Members_ring_in_the_order_of_the_strategy(SimulatedRingStrategy strategy, string first, string second)
    {
        using var test = WithGroup(group => group with { Strategy = strategy, RingTime = TimeSpan.FromSeconds(7) });
        test.Post($"ring_groups/{IdOf(test)}/agents", """{"items":[{"extension_number":"1008"},{"extension_number":"1009"},{"extension_number":"1010","skill_level":9}]}""");
        test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);

        Assert.Equal((first, second), (Rang(test, "1001"), Rang(test, "1002")));
    }

    [Fact]
    public void A_member_who_rejects_leaves_the_others_ringing()
    {
        using var test = TestPbx.SignedIn();
        foreach (var member in Members)
            test.Pbx.Rules.SetCallee(member, CalleeScript.NoAnswer);
        var id = test.Originate("1001", "6000");

        test.Pbx.HangUp(id, "1010");
        Assert.Equal(SimulatedCallState.RingingCallee, test.Call(id).State);
        test.Pbx.Answer(id, "1008");

        Assert.Equal(["1001", "1008"], test.Call(id).ConnectedNumbers);
    }

    [Theory]
    [InlineData("hang up", "6000 1008 1009 1010", null, 408)]
    [InlineData("voicemail", "6000 1008 1009 1010 999", "FORWARDING_NO_ANSWER", 0)]
    [InlineData("1002", "6000 1008 1009 1010 1002", "FORWARDING_NO_ANSWER", 0)]
    [InlineData("6000", "6000 1008 1009 1010", null, 482)]
    public void A_call_that_nobody_answers_follows_the_rule(string rule, string path, string? reason, int status)
    {
        using var test = WithGroup(group => group with { NoAnswer = Rule(rule) });
        foreach (var member in Members)
            test.Pbx.Rules.SetCallee(member, CalleeScript.NoAnswer);

        var id = test.Originate("1001", "6000");
        test.Advance(25);
        if (status == 0)
            test.Pbx.HangUp(id, "1001");

        Assert.Equal(path, string.Join(" ", Legs(test).Select(leg => Text(leg, "callee"))));
        var record = test.Get("cdrs").Json.GetProperty("items")[0];
        Assert.Equal((reason, status), (Text(record, "reroute_reason"), record.GetProperty("status_code").GetInt32()));
    }

    [Fact]
    public void A_group_that_repeats_rings_until_someone_answers_even_if_all_are_busy()
    {
        using var test = WithGroup(group => group with { NoAnswer = SimulatedServiceRule.Repeat });
        foreach (var member in Members)
            test.Pbx.Rules.SetCallee(member, CalleeScript.Busy);
        var id = test.Originate("1001", "6000");
        test.Advance(5);
        Assert.Equal(SimulatedCallState.RingingCallee, test.Call(id).State);

        test.Pbx.Rules.SetCallee("1010", CalleeScript.Answers);
        test.Advance(2);

        Assert.Equal(["1001", "1010"], test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void A_member_who_talks_rings_only_if_the_group_does_not_skip_it()
    {
        using var test = WithGroup(group => group with { Members = ["1008"] });
        test.Originate("1002", "1008");
        Assert.Equal("6000", test.Call(test.Originate("1001", "6000")).Targets[^1].Callee);

        Assert.Equal(200, test.Post("ring_groups/" + IdOf(test), """{"name":"Sales","skip_busy_member":false}""").Status);

        Assert.Equal("1008", test.Call(test.Originate("1003", "6000")).Targets[^1].Callee);
    }

    [Fact]
    public void Events_say_that_the_group_calls()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test);
        var id = test.Originate("1001", "6000");
        test.Pbx.HangUp(id, "1001");

        var record = socket.Events[^1];
        Assert.Equal(
            [("6000", "normal_call"), ("1008", "ring_group_call"), ("1009", "ring_group_call"), ("1010", "ring_group_call")],
            record.GetProperty("call_targets").EnumerateArray().Select(target => (Text(target, "callee")!, Text(target, "call_type")!)));
    }

    [Theory]
    [InlineData("""{"ring_time":20}""")]
    [InlineData("""{"name":"Sales","ring_time":"20"}""")]
    [InlineData("""{"name":"Sales","ring_strategy":"BY_LOT"}""")]
    [InlineData("""{"name":"Sales","no_answer_forward_rule":{"action":"FORWARD_TO_NUMBER"}}""")]
    [InlineData("""{"name":"Sales","no_answer_forward_rule":{"action":"RING_ANYWAY"}}""")]
    public void Wrong_settings_are_refused_and_change_nothing(string body)
    {
        using var test = TestPbx.SignedIn();
        var before = test.Get("ring_groups/" + IdOf(test)).Body;

        Assert.Equal(400, test.Post("ring_groups/" + IdOf(test), body).Status);

        Assert.Equal(before, test.Get("ring_groups/" + IdOf(test)).Body);
    }

    private static SimulatedServiceRule Rule(string rule) => rule switch
    {
        "hang up" => SimulatedServiceRule.HangUp,
        "voicemail" => SimulatedServiceRule.Voicemail,
        _ => SimulatedServiceRule.To(rule),
    };

    private static string Rang(TestPbx test, string caller)
    {
        var id = test.Originate(caller, "6000");
        test.Advance(30);
        test.Pbx.HangUp(id, caller);
        return string.Join(" ", test.Call(id).Targets.Skip(1).Select(target => target.Callee));
    }

    private static TestPbx WithGroup(Func<SimulatedRingGroup, SimulatedRingGroup> change) =>
        TestPbx.SignedIn(options => options with { RingGroups = [change(options.RingGroups[0])] });

    private static string IdOf(TestPbx test) => Text(test.Get("ring_groups").Json.GetProperty("items")[0], "id")!;

    private static List<JsonElement> Legs(TestPbx test) =>
        [.. test.Get("cdrs/" + Text(test.Get("cdrs").Json.GetProperty("items")[0], "id")).Json.GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
