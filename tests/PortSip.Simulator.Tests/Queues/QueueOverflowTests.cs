using System.Text.Json;
using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Queues;

/// <summary>The queue 8000 has the agents 1008, 1009 and 1010, who aren't ready.</summary>
public sealed class QueueOverflowTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("too long")]
    [InlineData("too long while an agent rings")]
    [InlineData("nobody is logged in")]
    [InlineData("no telephones")]
    public void A_call_overflows_to_the_number_of_the_rule(string cause)
    {
        using var test = With(queue => queue with
        {
            Overflow = SimulatedServiceRule.To("1002"),
            MostCallers = cause == "full" ? 1 : 0,
            LongestWait = TimeSpan.FromSeconds(30),
            WaitsWithoutAgents = cause is not ("nobody is logged in" or "no telephones"),
        });
        Bring(test, cause);

        var id = test.Originate("1001", "8000");
        test.Advance(cause.StartsWith("too long", StringComparison.Ordinal) ? 31 : 0);

        Assert.Equal(["1001", "1002"], test.Call(id).ConnectedNumbers);
        Assert.DoesNotContain(test.Pbx.Queues[0].Waiting, caller => caller.SessionId == id);
        Assert.DoesNotContain(test.Pbx.Queues[0].Agents, agent => agent.SessionId == id);
        test.Pbx.HangUp(id, "1002");
        var record = test.Get($"cdrs?filter=caller%20eq%20'1001'").Json.GetProperty("items")[0];
        Assert.Equal(("8000", "1002", "OVERFLOW"), (Text(record, "callee"), Text(record, "destination"), Text(record, "reroute_reason")));
    }

    [Fact]
    public void Every_version_tells_an_overflow_and_its_events_do()
    {
        using var test = TestPbx.Of("22.2", options => options with { Queues = [options.Queues[0] with { LongestWait = TimeSpan.FromSeconds(30), Overflow = SimulatedServiceRule.Voicemail }] }).SignedInAnyWay();
        var socket = TestSocket.Subscribed(test, "\"topics\":[\"queue_events\"],\"queues\":[\"8000\"]");
        var id = test.Originate("1001", "8000");
        test.Advance(30);
        test.Pbx.HangUp(id, "1001");

        Assert.Equal("OVERFLOW", Text(test.Get("cdrs").Json.GetProperty("items")[0], "reroute_reason"));
        Assert.Equal(
            ["enqueue", "overflow"],
            socket.Events.Where(json => Text(json, "event_type") == "queue_caller_status").Select(json => Text(json.GetProperty("updated_callers")[0], "reason")));
    }

    [Fact]
    public void A_queue_without_a_destination_hangs_up()
    {
        using var test = With(queue => queue with { LongestWait = TimeSpan.FromSeconds(15) });
        var id = test.Originate("1001", "8000");
        test.Advance(15);

        Assert.Equal((SimulatedCallState.Ended, 408), (test.Call(id).State, test.Call(id).StatusCode));
    }

    [Fact]
    public void All_ready_agents_ring_at_once_and_those_who_were_not_needed_stay_ready()
    {
        using var test = With(queue => queue with { Strategy = SimulatedRingStrategy.RingSimultaneously });
        test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);
        test.Pbx.Rules.SetCallee("1009", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(3)));
        test.Pbx.Rules.SetCallee("1010", CalleeScript.Busy);
        Ready(test, "1008", "1009", "1010");

        var id = test.Originate("1001", "8000");
        test.Advance(5);

        Assert.Equal(["1001", "1009"], test.Call(id).ConnectedNumbers);
        Assert.Equal(
            [SimulatedAgentStatus.Ready, SimulatedAgentStatus.QueueCall, SimulatedAgentStatus.NotReady],
            test.Pbx.Queues[0].Agents.Select(agent => agent.Status));
    }

    [Theory]
    [InlineData(SimulatedRingStrategy.PrioritizedHunt, "1008 1008 1008")]
    [InlineData(SimulatedRingStrategy.CyclicHunt, "1008 1009 1010")]
    [InlineData(SimulatedRingStrategy.LeastWorkedHunt, "1008 1009 1010")]
    [InlineData(SimulatedRingStrategy.SkillBasedRoutingCyclicHunt, "1009 1010 1009")]
    public void The_strategy_says_who_is_next(SimulatedRingStrategy strategy, string served)
    {
        using var test = With(queue => queue with { Strategy = strategy });
        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents", """{"items":[{"extension_number":"1008"},{"extension_number":"1009","skill_level":5},{"extension_number":"1010","skill_level":5}]}""");
        Ready(test, "1008", "1009", "1010");

        Assert.Equal(served, string.Join(" ", Enumerable.Range(1, 3).Select(_ =>
        {
            var id = test.Originate("1001", "8000");
            test.Pbx.HangUp(id, "1001");
            return test.Call(id).Targets[^1].Callee;
        })));
    }

    [Fact]
    public void An_agent_whose_telephone_is_answered_by_hand_has_taken_the_caller()
    {
        using var test = With(queue => queue);
        test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);
        Ready(test, "1008");
        var id = test.Originate("1001", "8000");

        test.Pbx.Answer(id, "1008");

        Assert.Empty(test.Pbx.Queues[0].Waiting);
        Assert.Equal(["1001", "1008"], test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void Settings_of_the_api_route_calls_and_what_is_left_out_gets_its_default()
    {
        using var test = With(queue => queue with { MostCallers = 1, Strategy = SimulatedRingStrategy.PrioritizedHunt });
        var path = "call_queues/" + test.Pbx.Queues[0].Id;

        Assert.Equal(200, test.Post(path, """{"name":"Support","max_waiting_time":20,"no_answer_forward_rule":{"action":"FORWARD_TO_VOICEMAIL"},"enable_wrap_up":true,"wrap_up_time":9}""").Status);

        var settings = test.Get(path).Json;
        Assert.Equal(("RING_SIMULTANEOUSLY", 0, 20, 9), (Text(settings, "polling_strategy"), settings.GetProperty("max_callers").GetInt32(), settings.GetProperty("max_waiting_time").GetInt32(), settings.GetProperty("wrap_up_time").GetInt32()));
        var id = test.Originate("1001", "8000");
        test.Advance(20);
        Assert.Equal(["1001", SimulatorDefaults.VoicemailNumber], test.Call(id).ConnectedNumbers);
    }

    [Theory]
    [InlineData("""{"max_callers":1}""", "name")]
    [InlineData("""{"name":"Support","max_waiting_time":14}""", "max_waiting_time")]
    [InlineData("""{"name":"Support","polling_strategy":"PAGING_INTERCOM"}""", "polling_strategy")]
    [InlineData("""{"name":"Support","no_answer_forward_rule":{"action":"REPEAT"}}""", "no_answer_forward_rule")]
    [InlineData("""{"name":"Support","enable_night_mode":"yes"}""", "enable_night_mode")]
    public void Wrong_settings_are_refused(string body, string field)
    {
        using var test = With(queue => queue);

        var reply = test.Post("call_queues/" + test.Pbx.Queues[0].Id, body);

        Assert.Equal((400, field), (reply.Status, Assert.Single(reply.InvalidFields)));
    }

    private static void Bring(TestPbx test, string cause)
    {
        string[] agents = ["1008", "1009", "1010"];
        switch (cause)
        {
            case "full":
                test.Originate("1003", "8000");
                break;
            case "too long while an agent rings":
                test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);
                test.Pbx.Clock.Advance(TimeSpan.Zero);
                Ready(test, "1008");
                break;
            case "nobody is logged in":
                foreach (var agent in agents)
                    SetStatus(test, agent, "LOGGED_OUT");
                break;
            case "no telephones":
                foreach (var agent in agents)
                    test.Pbx.SetOnline(agent, isOnline: false);
                break;
        }
    }

    private static TestPbx With(Func<SimulatedQueueSetup, SimulatedQueueSetup> change) =>
        TestPbx.SignedIn(options => options with { Queues = [change(options.Queues[0]) with { RingTime = TimeSpan.FromSeconds(40) }] });

    private static void Ready(TestPbx test, params string[] agents)
    {
        foreach (var agent in agents)
            SetStatus(test, agent, "READY");
    }

    private static void SetStatus(TestPbx test, string agent, string status) =>
        Assert.Equal(200, test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents/{agent}", $$"""{"status":"{{status}}"}""").Status);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
