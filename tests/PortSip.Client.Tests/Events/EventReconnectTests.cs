using System.Net.WebSockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>What follows a loss of the socket, and its end.</summary>
public sealed class EventReconnectTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_loss_it_comes_back_subscribes_again_and_leaves_a_gap(bool isCut)
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);
        await socket.SendAsync(EventBench.Start("1"));
        await EventBench.NextAsync(subscription);

        if (isCut)
            socket.Cut();
        else
            await socket.CloseAsync();
        var next = await bench.Pbx.SignedInAsync();
        Assert.Equal("""{"command":"subscribe","topics":["cdr_events"]}""", await next.ReceiveAsync());
        await next.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
        await next.SendAsync(EventBench.Start("2"));

        var gap = Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription));
        Assert.True(gap.To - gap.From >= TimeSpan.FromSeconds(1), gap.ToString());
        Assert.Contains(isCut ? "broke" : "closed the socket (1001 restart)", gap.Reason, StringComparison.Ordinal);
        Assert.Equal("2", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Fact]
    public async Task It_tries_again_after_1_to_60_seconds_and_longer_each_time()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        bench.Pbx.IsOpen = false;
        using var subscription = bench.Watch();
        Assert.False(await subscription.Ready);
        Assert.Equal(PortSipFailure.ConnectionFailed, subscription.LastFailure!.Failure);

        List<TimeSpan> pauses = [];
        for (var i = 0; i < 12; i++)
        {
            pauses.Add(await bench.Clock.DelayBeganAsync());
            bench.Clock.Step(pauses[i]);
        }

        for (var i = 0; i < pauses.Count; i++)
            Assert.InRange(pauses[i].TotalSeconds, 1, Math.Min(60, Math.Pow(2, i + 1)));
    }

    [Fact]
    public async Task The_last_to_leave_unsubscribes_and_closes_with_the_handshake()
    {
        await using var bench = await EventBench.StartAsync();
        var first = bench.Watch();
        var second = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await second.Ready);

        await first.LeaveAsync(CancellationToken.None);
        await second.LeaveAsync(CancellationToken.None);

        Assert.Equal("""{"command":"unsubscribe","topics":["cdr_events"]}""", await socket.ReceiveAsync());
        await socket.ClosedAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.ClosedWith);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task Without_patience_nobody_waits_until_the_socket_is_closed()
    {
        await using var bench = await EventBench.StartAsync();
        var subscription = bench.Watch();
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);

        Assert.True(subscription.LeaveAsync(new CancellationToken(canceled: true)).IsCompleted);

        // It is closed anyway.
        await socket.ReceiveAsync();
        await socket.ClosedAsync();
    }

    [Fact]
    public async Task Who_watches_more_extensions_subscribes_to_all_of_them()
    {
        await using var bench = await EventBench.StartAsync();
        using var first = Extensions(bench, "102", "101");
        var socket = await bench.Pbx.SignedInAsync();
        Assert.Equal("""{"command":"subscribe","topics":["extension_events"],"extensions":["101","102"]}""", await socket.ReceiveAsync());

        using var second = Extensions(bench, "103");

        Assert.Equal("""{"command":"subscribe","topics":["extension_events"],"extensions":["101","102","103"]}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_refusal_of_more_leaves_those_alone_who_had_less()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var first = Extensions(bench, "101");
        var socket = await bench.SubscribedAsync();
        Assert.True(await first.Ready);

        using var second = Extensions(bench, "999");
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"subscribe","error":"unknown extension","id":"3","status":-1}""");
        Assert.Equal(PortSipFailure.Forbidden, (await Bench.FailureOf(() => second.Ready)).Failure);
        await socket.SendAsync("""{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"RINGING"}""");

        Assert.Equal("101", Assert.IsType<PortSipExtensionEvent>(await EventBench.NextAsync(first)).ExtensionNumber);
    }

    private static EventSubscription Extensions(EventBench bench, params string[] numbers)
    {
        var interest = new EventInterest { Topics = [PortSipEventTopic.Extension] };
        interest.Scope.Extensions.UnionWith(numbers);
        return bench.Stream.Subscribe(interest);
    }
}
