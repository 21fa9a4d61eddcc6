using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>The socket is pinged, so that routers don't forget it; a PBX that answered a ping and doesn't any more is gone.</summary>
public sealed class PulseTests
{
    [Fact]
    public async Task A_PBX_that_answered_a_ping_and_then_nothing_is_gone()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();
        await PingedAsync(bench, subscription, wire);
        await wire.WriteAsync(FakeEventConnection.Frame(FakeEventConnection.Pong));
        await HeardAsync(subscription, wire, "1");
        await PingedAsync(bench, subscription, wire);

        bench.PulseClock.Step(SocketPulse.Interval);
        using var next = await bench.Pbx.SubscribedAsync();

        Assert.Contains("no longer responds", Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PBX_that_never_answers_pings_proves_nothing_by_it()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();

        for (var i = 0; i < 5; i++)
            await PingedAsync(bench, subscription, wire);

        await HeardAsync(subscription, wire, "1");
    }

    [Fact]
    public async Task Events_in_place_of_the_pong_are_a_sign_of_life()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();
        await PingedAsync(bench, subscription, wire);
        await wire.WriteAsync(FakeEventConnection.Frame(FakeEventConnection.Pong));

        for (var i = 0; i < 5; i++)
        {
            await HeardAsync(subscription, wire, $"{i}");
            await PingedAsync(bench, subscription, wire);
        }

        await HeardAsync(subscription, wire, "last");
    }

    /// <summary>Steps to the next ping, and takes it.</summary>
    private static async Task PingedAsync(WireBench bench, EventSubscription subscription, FakeEventConnection wire)
    {
        Assert.True(await subscription.Ready);
        bench.PulseClock.Step(SocketPulse.Interval);
        byte kind;
        do
            (kind, _) = await wire.ReceiveFrameAsync();
        while (kind != FakeEventConnection.Ping);
    }

    private static async Task HeardAsync(EventSubscription subscription, FakeEventConnection wire, string session)
    {
        await wire.SendAsync(EventBench.Start(session));
        Assert.Equal(session, Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }
}
