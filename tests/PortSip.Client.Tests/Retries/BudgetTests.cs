namespace PortSip.Client.Tests.Retries;

public sealed class BudgetTests
{
    // A delay that has not been skipped yet.
    private Task<TimeSpan>? _delay;

    [Fact]
    public async Task A_burst_goes_through_and_the_rest_waits_until_the_oldest_is_a_minute_old()
    {
        var clock = new TestClock { HoldsDelays = true };
        var budget = new RequestBudget(3, clock);

        Assert.Equal([0, 0, 0], Announced(budget, 3));
        clock.Step(TimeSpan.FromSeconds(10));
        Assert.Equal([50, 50, 50, 110], Announced(budget, 4));
        Assert.Equal(50, (await clock.DelayBeganAsync()).TotalSeconds);
    }

    [Fact]
    public void Exactly_a_minute_later_a_place_is_free()
    {
        var clock = new TestClock { HoldsDelays = true };
        var budget = new RequestBudget(2, clock);
        Announced(budget, 1);
        clock.Step(TimeSpan.FromSeconds(30));
        Announced(budget, 1);

        clock.Step(TimeSpan.FromSeconds(29.999));
        Assert.False(budget.TryEnter());
        clock.Step(TimeSpan.FromSeconds(0.001));
        Assert.True(budget.TryEnter());
        Assert.Equal([30], Announced(budget, 1));
    }

    [Fact]
    public void Zero_is_not_a_limit()
    {
        var budget = new RequestBudget(0, new TestClock());

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.True(budget.TryEnter()));
    }

    [Fact]
    public async Task In_no_minute_more_is_sent_than_the_budget_allows()
    {
        var clock = new TestClock();
        var budget = new RequestBudget(50, clock);
        var random = new Random(1);
        var sent = new List<TimeSpan>();

        for (var i = 0; i < 2000; i++)
        {
            clock.Step(TimeSpan.FromSeconds(random.NextDouble() * 2));
            if (!budget.TryEnter())
                await budget.EnterAsync(_ => { }, CancellationToken.None);
            sent.Add(clock.Elapsed);
        }

        for (var i = 50; i < sent.Count; i++)
            Assert.True(sent[i] - sent[i - 50] >= TimeSpan.FromMinutes(1), $"request {i} goes too early");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_request_that_is_cancelled_gives_its_place_back_and_those_behind_it_move_up(int cancelled)
    {
        var clock = new TestClock { HoldsDelays = true };
        var budget = new RequestBudget(1, clock);
        Assert.True(budget.TryEnter());
        using var stop = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 3).Select(i => budget.EnterAsync(_ => { }, i == cancelled ? stop.Token : CancellationToken.None)).ToArray();
        Assert.Equal([240], Announced(budget, 1));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[cancelled]);

        // Asked after the three that are left, as if there had never been a fourth.
        Assert.Equal([240], Announced(budget, 1));
        foreach (var next in waiting.Where((_, i) => i != cancelled))
        {
            await UntilAsync(clock, next);
            Assert.True(next.IsCompletedSuccessfully);
        }
        Assert.False(budget.TryEnter());
    }

    [Fact]
    public async Task Requests_go_in_the_order_in_which_they_came()
    {
        var clock = new TestClock { HoldsDelays = true };
        var budget = new RequestBudget(2, clock);
        Announced(budget, 2);
        var waiting = Enumerable.Range(0, 6).Select(_ => budget.EnterAsync(_ => { }, CancellationToken.None)).ToArray();

        for (var i = 0; i < waiting.Length; i++)
        {
            await UntilAsync(clock, waiting[i]);
            Assert.All(waiting.Skip((i / 2 * 2) + 2), later => Assert.False(later.IsCompleted));
        }
        Assert.Equal(180, (clock.Elapsed - TimeSpan.FromDays(3)).TotalSeconds);
    }

    [Theory]
    [InlineData(4.9, false)]
    [InlineData(5.1, true)]
    public async Task A_wait_of_more_than_five_seconds_is_a_warning(double seconds, bool isWarning)
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 1));
        clock.Step(TimeSpan.FromSeconds(60 - seconds));

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        var lines = isWarning ? bench.Log.Warnings : bench.Log.VerboseLines;
        Assert.Contains(lines, line => line.Contains($"waiting {seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} s before the request to list the active calls", StringComparison.Ordinal));
        Assert.Equal(isWarning ? 1 : 0, bench.Log.Warnings.Count);
    }

    [Fact]
    public async Task A_batch_that_is_stopped_leaves_the_budget_to_others()
    {
        var clock = new TestClock { HoldsDelays = true };
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 1));
        using var stop = new CancellationTokenSource();
        var batch = Enumerable.Range(0, 50).Select(_ => bench.Client.Calls.ListAsync(stop.Token)).ToArray();

        await stop.CancelAsync();
        foreach (var request in batch)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        var next = bench.Client.Calls.ListAsync(CancellationToken.None);
        clock.Step(TimeSpan.FromMinutes(1));
        await next;

        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task Everything_on_the_connection_shares_it()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 3));
        var other = new PortSipClient(bench.Connection, bench.Log);

        await bench.Client.Calls.ListAsync(CancellationToken.None);
        await other.Calls.ListAsync(CancellationToken.None);
        Assert.Empty(clock.Delays);
        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal([60], clock.Delays.Select(d => d.TotalSeconds));
        Assert.Contains(bench.Log.Warnings, line => line.Contains("limit of requests per minute", StringComparison.Ordinal) && line.Contains("60 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retry_takes_from_it_too()
    {
        var clock = new TestClock();
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn(_ => ++attempts == 1 ? Reply.Empty(503).With("Retry-After", "1") : Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 2));

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal([1, 59], clock.Delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task The_wait_does_not_count_against_the_time_out()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 1, timeoutSeconds: 5));

        await bench.Client.Calls.ListAsync(CancellationToken.None);
        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal([60, 60], clock.Delays.Select(d => d.TotalSeconds));
    }

    /// <summary>The delays of consecutive requests; zero if they don't wait. Requests that wait stay in the queue.</summary>
    private static List<double> Announced(RequestBudget budget, int count)
    {
        var waits = new List<double>();
        for (var i = 0; i < count; i++)
        {
            if (budget.TryEnter())
                waits.Add(0);
            else
                _ = budget.EnterAsync(wait => waits.Add(wait.TotalSeconds), CancellationToken.None);
        }
        return waits;
    }

    /// <summary>Steps the clock by the delays that are waited for, until it is done.</summary>
    private async Task UntilAsync(TestClock clock, Task done)
    {
        while (!done.IsCompleted)
        {
            _delay ??= clock.DelayBeganAsync().AsTask();
            if (await Task.WhenAny(done, _delay) != _delay)
                continue;
            clock.Step(await _delay);
            _delay = null;
        }
        await done;
    }
}
