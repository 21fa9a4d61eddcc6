namespace PortSipCallControl.Tests.Pipeline;

/// <summary>Who is in flight, who waits, and when another is admitted.</summary>
public sealed class SlotsTests
{
    private TimeSpan _now;

    [Fact]
    public async Task Those_who_wait_get_a_slot_in_their_order()
    {
        var slots = new Slots(limit: 2, lead: 4, () => _now);
        var turns = await AdmitAsync(slots, 5);
        Assert.Equal([true, true, false, false, false], turns.Select(t => t.IsCompleted));

        slots.Release();
        Assert.Equal([true, true, true, false, false], turns.Select(t => t.IsCompleted));

        slots.Release();
        slots.Release();
        Assert.All(turns, t => Assert.True(t.IsCompleted));
    }

    [Fact]
    public async Task Without_a_lead_each_that_ends_admits_another()
    {
        var slots = new Slots(limit: 1, lead: 0, () => _now);
        await AdmitAsync(slots, 1);
        var next = slots.AdmitAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);

        slots.Release();

        await next.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(slots.TakeAsync().IsCompleted);
    }

    [Fact]
    public async Task In_a_burst_nobody_is_admitted_before_few_wait()
    {
        var slots = new Slots(limit: 1, lead: 8, () => _now);
        await AdmitAsync(slots, 9);
        var next = slots.AdmitAsync(CancellationToken.None);

        for (var ended = 1; ended <= 5; ended++)
            slots.Release();
        Assert.False(next.IsCompleted);

        slots.Release();
        await next.WaitAsync(TestContext.Current.CancellationToken);
        // And with it those for whom there is room besides.
        await AdmitAsync(slots, 5);
        Assert.False(slots.AdmitAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Of_slow_items_each_that_ends_admits_another()
    {
        var slots = new Slots(limit: 1, lead: 8, () => _now);
        await AdmitAsync(slots, 9);
        var next = slots.AdmitAsync(CancellationToken.None);
        slots.Release();
        Assert.False(next.IsCompleted);

        _now += TimeSpan.FromSeconds(0.1);
        slots.Release();

        await next.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<Task>> AdmitAsync(Slots slots, int count)
    {
        var turns = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            await slots.AdmitAsync(TestContext.Current.CancellationToken);
            turns.Add(slots.TakeAsync());
        }
        return turns;
    }
}
