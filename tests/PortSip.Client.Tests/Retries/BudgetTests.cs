namespace PortSip.Client.Tests.Retries;

public sealed class BudgetTests
{
    [Fact]
    public void A_burst_goes_through_and_the_rest_waits_until_the_oldest_is_a_minute_old()
    {
        var clock = new TestClock();
        var budget = new RequestBudget(3, clock);

        Assert.Equal([0, 0, 0], Taken(budget, 3));
        clock.Step(TimeSpan.FromSeconds(10));
        Assert.Equal([50, 50, 50], Taken(budget, 3));
        Assert.Equal([110], Taken(budget, 1));
    }

    [Fact]
    public void Exactly_a_minute_later_a_place_is_free()
    {
        var clock = new TestClock();
        var budget = new RequestBudget(2, clock);
        Taken(budget, 1);
        clock.Step(TimeSpan.FromSeconds(30));
        Taken(budget, 1);

        clock.Step(TimeSpan.FromSeconds(29.999));
        Assert.Equal([0.001], Taken(budget, 1));
        clock.Step(TimeSpan.FromSeconds(0.001));
        Assert.Equal([30], Taken(budget, 1));
    }

    [Fact]
    public void Zero_is_no_limit()
    {
        var budget = new RequestBudget(0, new TestClock());

        Assert.All(Taken(budget, 10_000), wait => Assert.Equal(0, wait));
    }

    [Fact]
    public void In_no_minute_more_is_sent_than_the_budget_allows()
    {
        var clock = new TestClock();
        var budget = new RequestBudget(50, clock);
        var random = new Random(1);
        var sent = new List<TimeSpan>();

        for (var i = 0; i < 2000; i++)
        {
            clock.Step(TimeSpan.FromSeconds(random.NextDouble() * 2));
            sent.Add(clock.Elapsed + budget.Take());
        }

        for (var i = 50; i < sent.Count; i++)
            Assert.True(sent[i] - sent[i - 50] >= TimeSpan.FromMinutes(1), $"request {i} goes too early");
    }

    [Fact]
    public async Task Everything_on_the_connection_shares_it()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 3));
        var other = new PortSipClient(bench.Connection, bench.Log);

        await bench.Client.ListCallsAsync(CancellationToken.None);
        await other.ListCallsAsync(CancellationToken.None);
        Assert.Empty(clock.Delays);
        await bench.Client.ListCallsAsync(CancellationToken.None);

        Assert.Equal([60], clock.Delays.Select(d => d.TotalSeconds));
        Assert.Contains(bench.Log.VerboseLines, line => line.Contains("budget", StringComparison.Ordinal) && line.Contains("60 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retry_takes_from_it_too()
    {
        var clock = new TestClock();
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn(_ => ++attempts == 1 ? Reply.Empty(503).With("Retry-After", "1") : Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 2));

        await bench.Client.ListCallsAsync(CancellationToken.None);

        Assert.Equal([1, 59], clock.Delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task The_wait_does_not_count_against_the_time_out()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 1, timeoutSeconds: 5));

        await bench.Client.ListCallsAsync(CancellationToken.None);
        await bench.Client.ListCallsAsync(CancellationToken.None);

        Assert.Equal([60, 60], clock.Delays.Select(d => d.TotalSeconds));
    }

    private static IEnumerable<double> Taken(RequestBudget budget, int count) =>
        Enumerable.Range(0, count).Select(_ => budget.Take().TotalSeconds).ToList();
}
