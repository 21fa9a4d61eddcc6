using System.Text.Json;
using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Queues;

/// <summary>Callers who press a key while they wait: a callback keeps their place, and they can leave the queue.</summary>
public sealed class QueueCallbackTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn();

    public QueueCallbackTests() => _test.Pbx.Rules.SetInbound("498912345", "8000");

    public void Dispose() => _test.Dispose();

    private string Queue => "call_queues/" + _test.Pbx.Queues[0].Id;

    [Fact]
    public void A_caller_who_asks_for_a_callback_keeps_the_place_and_is_called_back()
    {
        Change("\"enable_callback\":true,\"callback_outbound_prefix\":\"9\"");
        var socket = TestSocket.Subscribed(_test, "\"topics\":[\"queue_events\"],\"queues\":[\"8000\"]");
        var cdrs = TestSocket.Subscribed(_test);
        Press("0033187691", 5, "3", "#");

        var first = CallIn("0033187691");
        var second = CallIn("0033187692");
        _test.Advance(5);

        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.CalleeDisconnected, 0), (_test.Call(first).State, _test.Call(first).EndReason, _test.Call(first).StatusCode));
        Assert.Equal([first, second], _test.Get(Queue + "/waiting").Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("session_id").GetString()));

        _test.Pbx.Rules.SetCallee("1008", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(2)));
        _test.Post(Queue + "/agents/1008", """{"status":"READY"}""");
        var callback = Assert.Single(_test.Pbx.ActiveCalls, call => call.Id != second);
        Assert.Equal(("1008", "90033187691", "main", SimulatedCallState.CallingCaller), (callback.Caller, callback.Callee, callback.Request.Trunk, callback.State));
        _test.Advance(2);

        Assert.Equal(["1008", "90033187691"], _test.Call(callback.Id).ConnectedNumbers);
        Assert.Equal([second], _test.Pbx.Queues[0].Waiting.Select(waiting => waiting.SessionId));
        Assert.Equal(SimulatedAgentStatus.QueueCall, _test.Pbx.Queues[0].Agents[0].Status);
        Assert.Equal(
            ["enqueue normal 1", "enqueue normal 2", "callback callback 1", "agent_answered callback 0"],
            socket.Events.Where(told => Text(told, "event_type") == "queue_caller_status").Select(told => told.GetProperty("updated_callers")[0]).Select(caller => $"{Text(caller, "reason")} {Text(caller, "type")} {Text(caller, "position")}"));

        _test.Pbx.HangUp(callback.Id, "90033187691");
        Assert.Equal("8000", _test.Get("calllogs").Json.GetProperty("items").EnumerateArray().First(log => Text(log, "session_id") == callback.Id).GetProperty("service_number").GetString());
        Assert.Equal("queue_callback_call", Text(cdrs.Events.Last(told => Text(told, "event_type") == "call_cdr").GetProperty("call_targets")[0], "call_type"));
        _test.Advance(2);
        Assert.Equal(["1008"], _test.Call(second).ConnectedNumbers.Skip(1));
    }

    /// <summary>As from the CDRs: neither answered nor abandoned.</summary>
    [Fact]
    public void A_caller_who_is_called_back_is_offered_once()
    {
        _test.Pbx.Rules.DataFlow = SimulatorDataFlow.Running;
        Change("\"enable_callback\":true");
        Press("0033187691", 0, "3", "#");
        CallIn("0033187691");
        _test.Post(Queue + "/agents/1008", """{"status":"READY"}""");
        _test.Pbx.HangUp(Assert.Single(_test.Pbx.ActiveCalls).Id, "0033187691");

        var figures = _test.Post("dataflow/queues/summary", """{"queues":[{"number":"8000","sla_secs":20}],"start_time":"2024-08-19T00:00:00Z","end_time":"2024-08-22T00:00:00Z"}""").Json.GetProperty("items")[0];

        Assert.Equal((1, 0, 0), (figures.GetProperty("offered").GetInt32(), figures.GetProperty("answered").GetInt32(), figures.GetProperty("abandoned").GetInt32()));
        Assert.Null(Assert.Single(Records("0033187691", "reroute_reason")));
        Assert.Equal("CALLEE_DISCONNECTED", Assert.Single(Records("0033187691", "end_reason")));
    }

    [Fact]
    public void An_agent_who_does_not_answer_is_not_ready_and_the_next_one_is_called()
    {
        Change("\"enable_callback\":true,\"ring_time\":10");
        Press("0033187691", 0, "3", "0033187699#");
        CallIn("0033187691");
        _test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);
        _test.Post(Queue + "/agents/1008", """{"status":"READY"}""");
        _test.Advance(1);
        _test.Post(Queue + "/agents/1009", """{"status":"READY"}""");

        _test.Advance(9);

        Assert.Equal([SimulatedAgentStatus.NotReady, SimulatedAgentStatus.QueueCall], _test.Pbx.Queues[0].Agents.Take(2).Select(agent => agent.Status));
        Assert.Equal(["1009", "0033187699"], Assert.Single(_test.Pbx.ActiveCalls).ConnectedNumbers);
        Assert.Empty(_test.Pbx.Queues[0].Waiting);
    }

    [Theory]
    [InlineData("\"enable_callback\":true,\"callback_mode\":\"TIMEOUT\",\"callback_timeout\":60", 62, true)]
    [InlineData("\"enable_callback\":true,\"callback_mode\":\"TIMEOUT\",\"callback_timeout\":60", 61, false)]
    [InlineData("\"enable_callback\":true", 2, true)]
    [InlineData("\"enable_callback\":false", 200, false)]
    public void A_callback_is_offered_at_once_or_after_a_while_or_not_at_all(string settings, int seconds, bool isCallback)
    {
        Change(settings);
        Press("0033187691", 2, "3");
        CallIn("0033187691");

        _test.Advance(seconds);

        Assert.Equal(isCallback, Assert.Single(_test.Pbx.Queues[0].Waiting).IsCallback);
    }

    [Fact]
    public void A_caller_who_confirms_with_a_star_holds_on()
    {
        Change("\"enable_callback\":true");
        Press("0033187691", 0, "3", "*");

        var id = CallIn("0033187691");
        _test.Advance(60);

        Assert.Equal(SimulatedCallState.RingingCallee, _test.Call(id).State);
    }

    [Fact]
    public void A_caller_who_presses_8_leaves_the_queue()
    {
        Change("""
            "enable_exit_forward_rule":true,"exit_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"6001"}
            """);
        Press("0033187691", 3, "8");

        var id = CallIn("0033187691");
        _test.Advance(3);

        Assert.Equal(["0033187691", "1001"], _test.Call(id).ConnectedNumbers);
        _test.Pbx.HangUp(id, "1001");
        Assert.Equal("QUEUE_EXIT", Text(_test.Get("cdrs").Json.GetProperty("items")[0], "reroute_reason"));
        Assert.Empty(_test.Pbx.Queues[0].Waiting);
    }

    private void Change(string fields) => Assert.Equal(200, _test.Post(Queue, $$"""{"name":"Support","polling_strategy":"PRIORITIZED_HUNT","wait_when_no_agents_online":true,{{fields}}}""").Status);

    private void Press(string caller, int after, params string[] keys) => _test.Pbx.Rules.SetKeys(caller, new SimulatedKeys(keys) { After = TimeSpan.FromSeconds(after) });

    private string CallIn(string from) => _test.Pbx.CallIn(new SimulatedInboundCall(from, "498912345", "main")).Id;

    private IEnumerable<string?> Records(string caller, string field) => _test.Get($"cdrs?filter=caller%20eq%20'{caller}'").Json.GetProperty("items").EnumerateArray().Select(record => Text(record, field));

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
