using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>What a socket is subscribed to follows those who watch, and a refusal counts whenever it comes.</summary>
public sealed class SubscriptionTests
{
    private const string Refusal = """{"command":"subscribe","error":"no rights any more","id":"9","status":-1}""";
    private const string Granted = """{"command":"subscribe","id":"2","status":0}""";

    [Fact]
    public async Task A_refusal_after_a_success_is_reported()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);

        await socket.SendAsync(Refusal);

        var failure = await Bench.FailureOf(() => EventBench.NextAsync(subscription));
        Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
        Assert.Contains("no rights any more", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_after_an_event_showed_the_success_is_reported()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync(EventBench.Start("1"));
        Assert.True(await subscription.Ready);
        await EventBench.NextAsync(subscription);

        await socket.SendAsync(Refusal);

        Assert.Equal(PortSipFailure.EventStreamLost, (await Bench.FailureOf(() => EventBench.NextAsync(subscription))).Failure);
    }

    [Fact]
    public async Task A_refusal_that_names_its_topic_ends_no_other()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var calls = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await calls.Ready);
        using var queues = bench.Watch(PortSipEventTopic.QueueManagement);
        await socket.ReceiveAsync();
        await socket.SendAsync(Granted);
        Assert.True(await queues.Ready);

        await socket.SendAsync("""{"command":"subscribe","topics":["cdr_events"],"error":"no","status":-1}""");

        await Bench.FailureOf(() => EventBench.NextAsync(calls));
        await socket.SendAsync("""{"event_type":"queue_created","queue_number":"8100"}""");
        Assert.Equal("8100", Assert.IsType<PortSipManagementEvent>(await EventBench.NextAsync(queues)).QueueNumber);
    }

    [Fact]
    public async Task A_refusal_that_names_none_means_the_topic_that_was_asked_for_last()
    {
        await using var bench = await EventBench.StartAsync();
        using var calls = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        await socket.ReceiveAsync();
        Assert.True(await calls.Ready);
        using var queues = bench.Watch(PortSipEventTopic.QueueManagement);
        await socket.ReceiveAsync();
        Assert.True(await queues.Ready);

        await socket.SendAsync(Refusal);

        await Bench.FailureOf(() => EventBench.NextAsync(queues));
        await socket.SendAsync(EventBench.Start("1"));
        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(calls)).SessionId);
    }

    [Fact]
    public async Task A_subscriber_after_a_late_refusal_asks_again()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var first = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await first.Ready);
        await socket.SendAsync(Refusal);
        await Bench.FailureOf(() => EventBench.NextAsync(first));

        using var second = bench.Watch();

        Assert.Equal("""{"command":"subscribe","topics":["cdr_events"]}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_late_refusal_of_more_leaves_those_alone_who_had_less()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var first = Extensions(bench, "101");
        var socket = await bench.SubscribedAsync();
        Assert.True(await first.Ready);
        await bench.Clock.DelayBeganAsync();
        using var second = Extensions(bench, "999");
        await socket.ReceiveAsync();
        bench.Clock.Step(await bench.Clock.DelayBeganAsync());
        Assert.True(await second.Ready);

        await socket.SendAsync("""{"command":"subscribe","error":"unknown extension","id":"3","status":-1}""");

        await Bench.FailureOf(() => EventBench.NextAsync(second));
        await socket.SendAsync("""{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"RINGING"}""");
        Assert.Equal("101", Assert.IsType<PortSipExtensionEvent>(await EventBench.NextAsync(first)).ExtensionNumber);
    }

    [Fact]
    public async Task What_nobody_wants_anymore_is_taken_back_and_the_rest_stays()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var first = Extensions(bench, "101");
        var socket = await bench.SubscribedAsync();
        Assert.True(await first.Ready);
        using (var second = Extensions(bench, "102", "103"))
        {
            await AssertAsync(socket, """{"command":"subscribe","topics":["extension_events"],"extensions":["101","102","103"]}""");
            await socket.SendAsync(Granted);
            Assert.True(await second.Ready);
        }

        await AssertAsync(socket, """{"command":"unsubscribe","topics":["extension_events"],"extensions":["102","103"]}""");
        await AssertAsync(socket, """{"command":"subscribe","topics":["extension_events"],"extensions":["101"]}""");
    }

    [Fact]
    public async Task A_long_run_of_short_watches_leaves_nothing_behind()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var always = Extensions(bench, "101");
        var socket = await bench.SubscribedAsync();
        Assert.True(await always.Ready);

        for (var i = 0; i < 600; i++)
        {
            using (var one = Extensions(bench, $"{2000 + i}"))
            {
                await AssertAsync(socket, $$"""{"command":"subscribe","topics":["extension_events"],"extensions":["101","{{2000 + i}}"]}""");
                await socket.SendAsync(Granted);
                Assert.True(await one.Ready);
            }
            await AssertAsync(socket, $$"""{"command":"unsubscribe","topics":["extension_events"],"extensions":["{{2000 + i}}"]}""");
            await AssertAsync(socket, """{"command":"subscribe","topics":["extension_events"],"extensions":["101"]}""");
            await socket.SendAsync(Granted);
        }
    }

    [Fact]
    public async Task Where_many_are_wanted_the_rest_is_not_asked_for_again_with_each_that_goes()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        EventSubscription[] all = [.. Enumerable.Range(1000, 40).Select(number => Extensions(bench, $"{number}"))];
        var socket = await bench.Pbx.SignedInAsync();
        for (var told = 0; told < 40;)
        {
            told = System.Text.Json.JsonDocument.Parse(await socket.ReceiveAsync()).RootElement.GetProperty("extensions").GetArrayLength();
            await socket.SendAsync(Granted);
        }
        foreach (var one in all)
            Assert.True(await one.Ready);

        // Half of them: the subscription is unchanged as long as more than that are left.
        foreach (var one in all[..20])
            one.Dispose();

        Assert.StartsWith("""{"command":"unsubscribe","topics":["extension_events"],"extensions":["1000",""", await socket.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal(20, System.Text.Json.JsonDocument.Parse(await socket.ReceiveAsync()).RootElement.GetProperty("extensions").GetArrayLength());
        foreach (var one in all)
            one.Dispose();
    }

    private static async Task AssertAsync(FakeEventSocket socket, string command) => Assert.Equal(command, await socket.ReceiveAsync());

    private static EventSubscription Extensions(EventBench bench, params string[] numbers)
    {
        var interest = new EventInterest { Topics = [PortSipEventTopic.Extension] };
        interest.Scope.Extensions.UnionWith(numbers);
        return bench.Stream.Subscribe(interest);
    }
}
