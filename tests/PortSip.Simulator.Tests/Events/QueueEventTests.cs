using System.Text.Json;

namespace PortSip.Simulator.Tests.Events;

public sealed class QueueEventTests
{
    [Fact]
    public void All_queues_of_an_agent_report_that_it_begins_and_ends_a_call()
    {
        using var test = TestPbx.SignedIn(options => options with { Queues = [.. options.Queues, new SimulatedQueueSetup("8001", "Second") { Agents = ["1008"] }] });
        foreach (var queue in test.Pbx.Queues)
            test.Post($"call_queues/{queue.Id}/agents/1008", """{"status":"READY"}""");
        List<string> texts = [];
        var socket = test.Served.OpenEvents("127.0.0.1", texts.Add, () => { })!;
        test.Served.ReceiveCommand(socket, TestPbx.Admin.Replace("{", """{"command":"auth",""", StringComparison.Ordinal));
        test.Served.ReceiveCommand(socket, """{"command":"subscribe","topics":["queue_events"],"queues":["8000","8001"]}""");
        texts.Clear();

        test.Post($"sessions/{test.Originate("1001", "8000")}/destroy");
        test.Post($"sessions/{test.Originate("1008", "1002")}/destroy");

        var statesById = texts.Select(text => JsonDocument.Parse(text).RootElement).Where(e => e.TryGetProperty("updated_agents", out _))
            .ToLookup(e => e.GetProperty("queue_id").GetString(), e => e.GetProperty("updated_agents")[0].GetProperty("state").GetString());
        Assert.Equal(["QUEUE_CALL", "READY", "OTHER_CALL", "READY"], statesById[test.Pbx.Queues[0].Id]);
        Assert.Equal(["OTHER_CALL", "READY", "OTHER_CALL", "READY"], statesById[test.Pbx.Queues[1].Id]);
    }

    [Fact]
    public void A_queue_tells_its_state_and_then_who_comes_and_who_takes_them()
    {
        using var test = TestPbx.SignedIn();
        List<string> texts = [];
        var socket = test.Served.OpenEvents("127.0.0.1", texts.Add, () => { })!;
        test.Served.ReceiveCommand(socket, TestPbx.Admin.Replace("{", """{"command":"auth",""", StringComparison.Ordinal));
        test.Served.ReceiveCommand(socket, """{"command":"subscribe","topics":["queue_events"],"queues":["8000"]}""");
        texts.RemoveRange(0, 2);

        var id = test.Originate("1001", "8000");
        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents/1008", """{"status":"READY"}""");

        JsonElement[] events = [.. texts.Select(text => JsonDocument.Parse(text).RootElement)];
        Assert.Equal(("queue_status", 3), (events[0].GetProperty("event_type").GetString(), events[0].GetProperty("agents").GetArrayLength()));
        Assert.Equal(
            [("enqueue", id), ("agent_answered", id)],
            events.Where(e => e.TryGetProperty("updated_callers", out _)).Select(e => e.GetProperty("updated_callers")[0])
                .Select(caller => (caller.GetProperty("reason").GetString(), caller.GetProperty("session_id").GetString())));
        Assert.Contains("QUEUE_CALL", events.Where(e => e.TryGetProperty("updated_agents", out _)).Select(e => e.GetProperty("updated_agents")[0].GetProperty("state").GetString()));
    }
}
