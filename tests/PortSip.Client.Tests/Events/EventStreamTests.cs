using System.Net.WebSockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>Sign-in, subscriptions, and the order of events.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task It_signs_in_and_subscribes_as_documented()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();

        var socket = await bench.Pbx.SocketAsync();
        var signIn = System.Text.Json.JsonDocument.Parse(await socket.ReceiveAsync()).RootElement;
        await socket.SendAsync("""{"command":"auth","id":"1","status":0}""");

        Assert.Equal(["command", "username", "password", "domain"], signIn.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("auth", Bench.User, Bench.Password, Bench.Domain), (signIn.GetProperty("command").GetString(), signIn.GetProperty("username").GetString(), signIn.GetProperty("password").GetString(), signIn.GetProperty("domain").GetString()));
        Assert.Equal("""{"command":"subscribe","topics":["cdr_events"]}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task It_is_ready_with_the_answer_to_the_subscription()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();

        await bench.SubscribedAsync();

        Assert.True(await subscription.Ready);
    }

    [Fact]
    public async Task It_is_ready_with_the_first_event_where_no_answer_comes()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        await socket.ReceiveAsync();

        await socket.SendAsync(EventBench.Start("7"));

        Assert.True(await subscription.Ready);
        Assert.Equal("7", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Fact]
    public async Task It_does_not_hang_for_an_answer_that_never_comes()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();

        await bench.Pbx.SignedInAsync();

        Assert.True(await subscription.Ready);
    }

    [Fact]
    public async Task A_refusal_is_one_although_it_comes_late()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await subscription.Ready);

        await socket.SendAsync("""{"command":"subscribe","error":"no rights","id":"2","status":-1}""");

        var failure = await Bench.FailureOf(() => EventBench.NextAsync(subscription));
        Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
        Assert.Contains("no rights", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_subscription_says_Forbidden()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        await socket.ReceiveAsync();

        await socket.SendAsync("""{"command":"subscribe","error":"no rights","id":"2","status":-1}""");

        Assert.Equal(PortSipFailure.Forbidden, (await Bench.FailureOf(() => subscription.Ready)).Failure);
    }

    [Fact]
    public async Task A_refused_password_is_never_tried_again_and_never_told()
    {
        await using var bench = await EventBench.StartAsync();
        using var first = bench.Watch();
        var socket = await bench.Pbx.SocketAsync();
        var password = System.Text.Json.JsonDocument.Parse(await socket.ReceiveAsync()).RootElement.GetProperty("password").GetRawText();
        await socket.SendAsync($$"""{"command":"auth","error":{{password}},"id":"1","status":-1}""");
        Assert.Equal(PortSipFailure.AuthenticationFailed, (await Bench.FailureOf(() => first.Ready)).Failure);

        using var second = bench.Watch();

        Assert.Equal(PortSipFailure.AuthenticationFailed, (await Bench.FailureOf(() => second.Ready)).Failure);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task Without_a_password_it_says_CredentialRequired_and_asks_nobody()
    {
        await using var bench = await EventBench.StartAsync(hasCredential: false);
        using var subscription = bench.Watch();

        Assert.Equal(PortSipFailure.CredentialRequired, (await Bench.FailureOf(() => subscription.Ready)).Failure);
        Assert.Equal(0, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task A_duplicate_is_dropped_and_so_are_equal_neighbours_without_identity()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr, PortSipEventTopic.Extension] });
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await subscription.Ready);
        const string rings = """{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"RINGING","time":"1725845648"}""";
        const string idle = """{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"","time":"1725845648"}""";

        foreach (var text in new[] { EventBench.Start("1"), EventBench.Start("2"), EventBench.Start("1"), rings, rings, idle, rings, EventBench.Start("3") })
            await socket.SendAsync(text);

        List<string> told = [];
        while (told.LastOrDefault() != "3")
            told.Add(await EventBench.NextAsync(subscription) is PortSipCallEvent call ? call.SessionId! : "extension");
        Assert.Equal(["1", "2", "extension", "extension", "extension", "3"], told);
    }

    [Fact]
    public async Task Who_begins_to_watch_when_nobody_did_has_seen_nothing()
    {
        await using var bench = await EventBench.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var subscription = bench.Watch();
            var socket = await bench.SubscribedAsync();
            await socket.SendAsync(EventBench.Start("1"));
            Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
            await subscription.LeaveAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_filter_that_fails_ends_its_own_watch_and_no_other()
    {
        await using var bench = await EventBench.StartAsync();
        using var failing = bench.Watch(filter: _ => throw new FormatException("no such pattern"));
        using var other = bench.Watch();
        var socket = await bench.SubscribedAsync();

        await socket.SendAsync(EventBench.Start("1"));

        Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(other)).SessionId);
        var failure = await Bench.FailureOf(() => EventBench.NextAsync(failing));
        Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
        Assert.Contains("no such pattern", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_is_reported_to_watchers_and_the_stream_can_begin_again()
    {
        using var stream = new EventStream(new EventEndpoint(Bench.Options(Bench.MemoryUri), () => throw new InvalidOperationException("the vault is gone")), EventBench.NoQueues, noteTarget: null, isGlobal: false);

        for (var i = 0; i < 2; i++)
        {
            using var subscription = stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
            var failure = await Bench.FailureOf(() => subscription.Ready);
            Assert.Equal(PortSipFailure.EventStreamLost, failure.Failure);
            Assert.Contains("the vault is gone", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Half_a_character_affects_only_itself()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();

        await socket.SendAsync("""{"event_type":"call_start","session_id":"1","caller_display_name":"Anna \ud83d","caller":"1001"}""");
        await socket.SendAsync("""{"event_type":"tidings","\ud83d":"x"}""");
        await socket.SendAsync(EventBench.Start("2"));

        var call = Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription));
        Assert.Equal(("1", "Anna \uFFFD", "1001"), (call.SessionId, call.CallerDisplayName, call.Caller));
        Assert.IsType<PortSipUnknownEvent>(await EventBench.NextAsync(subscription));
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task An_event_does_not_show_that_this_PBX_answers_subscriptions()
    {
        await using var bench = await EventBench.StartAsync();
        using var calls = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await calls.Ready);
        Assert.False(bench.Stream.IsConfirmed);

        await socket.SendAsync(EventBench.Start("1"));
        await EventBench.NextAsync(calls);
        var waits = bench.Clock.Delays.Count(d => d == TimeSpan.FromSeconds(1));
        using var queues = bench.Watch(PortSipEventTopic.QueueManagement);

        Assert.True(await queues.Ready);
        Assert.Equal(waits, bench.Clock.Delays.Count(d => d == TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_subscription_to_one_call_is_not_asked_about_the_others()
    {
        var subscribers = new EventSubscribers();
        EventSubscription[] calls = [.. Enumerable.Range(1, 3).Select(_ => new EventSubscription(null!, new EventInterest { Topics = [PortSipEventTopic.Cdr] }))];
        foreach (var call in calls)
            subscribers.Add(call);
        subscribers.Narrow(calls[0], "1");
        subscribers.Narrow(calls[1], "2");

        Assert.Equal([calls[2], calls[0]], ReceiversOf("1"));
        Assert.Equal([calls[2]], ReceiversOf("3"));
        Assert.True(subscribers.Remove(calls[0]));
        Assert.False(subscribers.Remove(calls[0]));
        Assert.Equal([calls[2]], ReceiversOf("1"));
        Assert.Equal(2, subscribers.All.Length);

        List<EventSubscription> ReceiversOf(string sessionId) => subscribers.ReceiversOf(new PortSipCallEvent { SessionId = sessionId, Topic = PortSipEventTopic.Cdr });
    }
}
