using System.Text.Json;
using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Documents;

/// <summary>Holds every event of every version against the pages.</summary>
public sealed class DocumentedEventTests
{
    public static TheoryData<string> Versions { get; } = new(SimulatorVersion.All.Select(version => version.Number));

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_event_is_what_the_pages_print(string version)
    {
        var events = Everything(version);

        Assert.Equal(DocumentedEvents.All.Keys.Order(StringComparer.Ordinal), events.Select(TypeOf).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(events.SelectMany(e => DocumentedField.Problems(DocumentedEvents.All[TypeOf(e)], e, version, TypeOf(e))).Distinct());
    }

    [Fact]
    public void An_agent_tells_whose_call_it_has_and_is_online_where_it_left_the_queue()
    {
        JsonElement[] agents = [.. Everything("22.2").Where(e => e.TryGetProperty("updated_agents", out _)).Select(e => e.GetProperty("updated_agents")[0])];

        Assert.Contains(agents, agent => (Text(agent, "state"), Text(agent, "caller_number"), Text(agent, "caller_name")) == ("QUEUE_CALL", "1005", "Extension 1005") && Text(agent, "session_id").Length == 18);
        Assert.Contains(agents, agent => (Text(agent, "state"), Text(agent, "agent_extension_number")) == ("ONLINE", "1009"));
    }

    /// <summary>Something of every type.</summary>
    private static IReadOnlyList<JsonElement> Everything(string version)
    {
        using var test = TestPbx.Of(version, options => options with { Queues = [options.Queues[0] with { SlaTime = TimeSpan.FromSeconds(5) }] }).SignedInAnyWay();
        var socket = new TestSocket(test);
        socket.Send(TestSocket.SignIn);
        socket.Send("""{"command":"subscribe","topics":["cdr_events","extension_management_events","queue_management_events"]}""");
        socket.Send("""{"command":"subscribe","topics":["extension_events"],"extensions":["1001","1002","1008","1009"]}""");
        socket.Send("""{"command":"subscribe","topics":["queue_events"],"queues":["8000"]}""");
        var agents = $"call_queues/{test.Pbx.Queues[0].Id}/agents";

        var call = test.Originate("1001", "1002", ",\"user_data\":\"order 7\",\"trunk\":\"main\",\"rewrite_from\":\"4420\"");
        test.Advance(3);
        test.Post($"sessions/{call}/refer", """{"extension_number":"1001","refer_to":"1003"}""");
        test.Advance(3);
        test.Pbx.HangUp(call, "1003");
        test.Pbx.Rules.SetCallee("1004", CalleeScript.Busy);
        test.Originate("1001", "1004");
        test.Pbx.Rules.SetCallee("1006", CalleeScript.NoAnswer);
        test.Originate("1001", "1006");
        test.Advance(120);
        test.Originate("1005", "8000");
        test.Advance(6);
        test.Post($"{agents}/1009", """{"status":"LOGGED_OUT"}""");
        test.Post($"{agents}/1008", """{"status":"READY"}""");
        test.Advance(6);
        test.Post(agents, """{"items":[{"extension_number":"1008"}]}""");
        test.Pbx.SetPresence("1001", "AWAY", "gone fishing");
        test.Pbx.SetOnline("1001", isOnline: false);
        test.Pbx.AddExtension(new SimulatedExtension("1099", "secret") { DisplayName = "Ann" });
        test.Pbx.ChangeExtension(new SimulatedExtension("1099", "secret") { DisplayName = "Bob" });
        test.Pbx.RemoveExtension("1099");
        test.Pbx.AddQueue(new SimulatedQueueSetup("8100", "Sales"));
        test.Pbx.ChangeQueue(new SimulatedQueueSetup("8100", "Orders"));
        test.Pbx.RemoveQueue("8100");
        return socket.Events;
    }

    private static string TypeOf(JsonElement json) => Text(json, "event_type");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
