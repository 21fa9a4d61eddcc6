using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>Only queue_status names a queue by number and name; the other events of queues have its id alone (API §7).</summary>
public sealed class QueueNameTests
{
    private const string Status = """{"event_type":"queue_status","tenant_id":"1","queue_id":"9007","queue_number":"8007","queue_name":"Sales","waiting_list":[],"agents":[]}""";
    private const string Callers = """{"event_type":"queue_caller_status","tenant_id":"1","queue_id":"9007","updated_callers":[{"position":"1","session_id":"7","caller_number":"2001","reason":"enqueue"}]}""";
    private const string Agents = """{"event_type":"queue_agent_status","tenant_id":"1","queue_id":"9007","updated_agents":[{"state":"READY","agent_extension_number":"101"}]}""";
    private const string Breach = """{"event_type":"queue_sla_breached","tenant_id":"1","queue_id":"9007","caller":"2001","total_callers_breached":2,"sla_time_secs":30,"waiting_callers":3}""";

    [Fact]
    public async Task The_snapshot_tells_the_number_and_name_of_what_follows()
    {
        var lookups = 0;
        await using var bench = await EventBench.StartAsync(listQueues: _ => throw new InvalidOperationException($"{++lookups}"));
        using var subscription = Watch(bench, "8007");
        var socket = await bench.SubscribedAsync();

        foreach (var text in new[] { Status, Callers, Agents, Breach })
            await socket.SendAsync(text);

        foreach (var type in new[] { "queue_status", "queue_caller_status", "queue_agent_status", "queue_sla_breached" })
            AssertNamed(type, await EventBench.NextAsync(subscription));
        Assert.Equal(0, lookups);
    }

    [Fact]
    public async Task Where_no_snapshot_came_the_queues_are_listed_once_and_the_order_stays()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<PortSipQueue>>();
        var lookups = 0;
        await using var bench = await EventBench.StartAsync(listQueues: _ =>
        {
            lookups++;
            return answer.Task;
        });
        using var subscription = Watch(bench, "8007");
        using var calls = bench.Watch();
        var socket = await bench.SubscribedAsync();

        foreach (var text in new[] { Callers, Agents, Breach, EventBench.Start("1") })
            await socket.SendAsync(text);
        // The others don't wait for it.
        Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(calls)).SessionId);
        Assert.False(subscription.TryRead(out _));
        answer.SetResult([new PortSipQueue { Id = "9007", QueueNumber = "8007", Name = "Sales" }, new PortSipQueue { Id = "9008", QueueNumber = "8008", Name = "Orders" }]);

        foreach (var type in new[] { "queue_caller_status", "queue_agent_status", "queue_sla_breached" })
            AssertNamed(type, await EventBench.NextAsync(subscription));
        Assert.Equal(1, lookups);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_looked_up_costs_its_number_and_not_its_events()
    {
        var lookups = 0;
        var told = new List<string>();
        await using var bench = await EventBench.StartAsync(listQueues: _ =>
        {
            lookups++;
            throw new PortSipException(PortSipFailure.Forbidden, "Could not list the queues.");
        });
        using var subscription = Watch(bench, told.Add, "8007");
        var socket = await bench.SubscribedAsync();

        await socket.SendAsync(Callers);
        var first = Assert.IsType<PortSipQueueEvent>(await EventBench.NextAsync(subscription));
        await socket.SendAsync(Agents);
        var second = Assert.IsType<PortSipQueueEvent>(await EventBench.NextAsync(subscription));

        Assert.Equal(("9007", null, "9007", null), (first.QueueId, first.QueueNumber, second.QueueId, second.QueueNumber));
        Assert.Equal(1, lookups);
        Assert.Contains("Could not list the queues.", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_queue_s_events_are_not_those_of_the_one_that_is_watched()
    {
        await using var bench = await EventBench.StartAsync(listQueues: _ => Task.FromResult<IReadOnlyList<PortSipQueue>>([new PortSipQueue { Id = "9007", QueueNumber = "8007" }]));
        using var others = Watch(bench, "8001");
        var socket = await bench.SubscribedAsync();

        await socket.SendAsync(Callers);
        await socket.SendAsync("""{"event_type":"queue_caller_status","queue_id":"1","queue_number":"8001","updated_callers":[]}""");

        Assert.Equal("8001", Assert.IsType<PortSipQueueEvent>(await EventBench.NextAsync(others)).QueueNumber);
    }

    [Fact]
    public async Task Events_that_wait_for_a_number_come_before_the_gap_of_a_loss()
    {
        await using var bench = await EventBench.StartAsync(listQueues: token => Task.Delay(Timeout.Infinite, token).ContinueWith<IReadOnlyList<PortSipQueue>>(_ => [], TaskScheduler.Default));
        using var subscription = Watch(bench, "8007");
        using var calls = bench.Watch();
        var socket = await bench.SubscribedAsync();
        await socket.SendAsync(Callers);
        await socket.SendAsync(EventBench.Start("1"));
        await EventBench.NextAsync(calls);

        await socket.CloseAsync();
        var next = await bench.Pbx.SignedInAsync();
        await next.SendAsync(Status);

        Assert.Equal("queue_caller_status", (await EventBench.NextAsync(subscription)).EventType);
        Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription));
        AssertNamed("queue_status", await EventBench.NextAsync(subscription));
    }

    private static void AssertNamed(string type, PortSipEvent record)
    {
        var queue = Assert.IsType<PortSipQueueEvent>(record);
        Assert.Equal((type, "9007", "8007", "Sales"), (queue.EventType, queue.QueueId, queue.QueueNumber, queue.QueueName));
    }

    private static EventSubscription Watch(EventBench bench, params string[] numbers) => Watch(bench, tell: null, numbers);

    private static EventSubscription Watch(EventBench bench, Action<string>? tell, params string[] numbers) =>
        bench.Stream.Subscribe(new EventSelection { Topics = [PortSipEventTopic.Queue], Queues = numbers, IncludesSnapshot = true, Tell = tell }.ToInterest());
}
