using PortSip.Testing;

namespace PortSip.Client.Tests.Calls;

/// <summary>A wait that may not ask for its call, and whose socket can't be reached.</summary>
public sealed class BlindWaitTests
{
    [Fact]
    public async Task It_gives_the_socket_ten_seconds_and_then_says_why_it_cannot_look()
    {
        var clock = new TestClock { HoldsDelays = true };
        await using var events = await FakeEventPbx.StartAsync();
        events.IsOpen = false;
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Error(403));
        using var bench = await Bench.SignInAsync(Bench.Options(events.ApiUri, clock, pbx));
        var start = clock.Elapsed;

        var waiting = WaitAsync(bench.Client, new CallWait { For = PortSipCallMilestone.Answered, HangsUpOnTimeout = true });
        while (!waiting.IsCompleted)
        {
            await Task.WhenAny(waiting, clock.DelayBeganAsync().AsTask());
            clock.Step(TimeSpan.FromSeconds(1));
        }

        var failure = await Bench.FailureOf(() => waiting);
        Assert.Equal(PortSipFailure.Forbidden, failure.Failure);
        Assert.Contains("event socket", failure.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(59));
        Assert.Equal(["/api/sessions/7"], pbx.Requests.Select(r => r.Path).Where(p => p.Contains("/sessions", StringComparison.Ordinal)));
    }

    private static async Task<PortSipCall> WaitAsync(PortSipClient client, CallWait wait)
    {
        var waiter = await client.StartWaiterAsync(CancellationToken.None, CancellationToken.None);
        return await waiter.WaitAsync(new PortSipCall { Id = "7" }, wait, CancellationToken.None);
    }
}
