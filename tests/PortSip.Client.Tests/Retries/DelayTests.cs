namespace PortSip.Client.Tests.Retries;

public sealed class DelayTests
{
    [Fact]
    public async Task The_delay_doubles_and_up_to_half_of_it_is_chance()
    {
        using var pbx = Failing(() => Reply.Empty(503));
        var delays = await DelaysAsync(pbx, maximumRetryCount: 5);

        Assert.Equal(5, delays.Count);
        for (var i = 0; i < delays.Count; i++)
            Assert.InRange(delays[i].TotalSeconds, 0.25 * (1 << i), 0.5 * (1 << i));
    }

    [Fact]
    public async Task No_delay_is_longer_than_thirty_seconds()
    {
        using var pbx = Failing(() => Reply.Empty(503));
        var delays = await DelaysAsync(pbx, maximumRetryCount: 8, retryIntervalSeconds: 20, timeoutSeconds: 1000);

        Assert.Equal(8, delays.Count);
        Assert.InRange(delays[0].TotalSeconds, 10, 20);
        Assert.All(delays.Skip(1), delay => Assert.InRange(delay.TotalSeconds, 15, 30));
    }

    [Fact]
    public async Task Chance_plays_a_part()
    {
        using var pbx = Failing(() => Reply.Empty(503));
        var delays = await DelaysAsync(pbx, maximumRetryCount: 12, retryIntervalSeconds: 30, timeoutSeconds: 1000);

        Assert.True(delays.Distinct().Count() > 6, "the delays are all alike");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_After_in_seconds_is_obeyed(int status)
    {
        using var pbx = Failing(() => Reply.Empty(status).With("Retry-After", "7"));
        var delays = await DelaysAsync(pbx);

        Assert.Equal([7, 7, 7], delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_meant_by_the_clock_of_the_PBX()
    {
        var date = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        using var pbx = Failing(() => Reply.Empty(429).At(date).With("Retry-After", date.AddSeconds(11).ToString("R")));
        var delays = await DelaysAsync(pbx);

        Assert.Equal([11, 11, 11], delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task Retry_After_as_a_date_without_a_Date_header_is_meant_by_this_computers_clock()
    {
        var clock = new TestClock();
        using var pbx = Failing(() => Reply.Empty(429).With("Retry-After", (clock.UtcNow + TimeSpan.FromSeconds(12)).ToString("R")));
        var delays = await DelaysAsync(pbx, clock);

        Assert.Equal([12, 12, 12], delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task A_date_that_has_passed_asks_for_no_delay()
    {
        var date = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        using var pbx = Failing(() => Reply.Empty(429).At(date).With("Retry-After", date.AddMinutes(-1).ToString("R")));
        var delays = await DelaysAsync(pbx);

        Assert.Equal([0, 0, 0], delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task Retry_After_is_capped_at_a_minute()
    {
        using var pbx = Failing(() => Reply.Empty(429).With("Retry-After", "86400"));
        var delays = await DelaysAsync(pbx, timeoutSeconds: 1000);

        Assert.Equal([60, 60, 60], delays.Select(d => d.TotalSeconds));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999")]
    [InlineData("")]
    public async Task A_Retry_After_that_cannot_be_read_is_ignored(string value)
    {
        using var pbx = Failing(() => Reply.Empty(429).With("Retry-After", value));
        var delays = await DelaysAsync(pbx);

        Assert.Equal(3, delays.Count);
        Assert.InRange(delays[0].TotalSeconds, 0.25, 0.5);
    }

    [Fact]
    public async Task A_wish_beyond_the_time_out_ends_it_at_once()
    {
        using var pbx = Failing(() => Reply.Empty(429).With("Retry-After", "50"));
        var delays = await DelaysAsync(pbx, timeoutSeconds: 40);

        Assert.Empty(delays);
        Assert.Single(pbx.Requests, r => r.Method == "GET");
    }

    [Fact]
    public async Task The_time_out_bounds_attempts_and_delays_together()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ =>
        {
            clock.Step(TimeSpan.FromSeconds(4));
            return Reply.Empty(503);
        });
        var start = clock.Elapsed;
        await DelaysAsync(pbx, clock, maximumRetryCount: 1000, timeoutSeconds: 20);

        Assert.InRange((clock.Elapsed - start).TotalSeconds, 4, 24);
    }

    [Fact]
    public async Task An_answer_that_never_comes_ends_at_the_time_out()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(async (_, stop) =>
        {
            while (!stop.IsCancellationRequested)
                clock.Step(TimeSpan.FromSeconds(1));
            return await Reply.NeverAsync(stop);
        });
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, timeoutSeconds: 30));
        var start = clock.Elapsed;

        var e = await Bench.FailureOf(() => bench.Client.Calls.HoldLatestAsync("1001", CancellationToken.None));

        Assert.Equal((PortSipFailure.TimedOut, 30), (e.Failure, (clock.Elapsed - start).TotalSeconds));
        Assert.Contains("30 s", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(100_000_000)]
    public async Task A_time_out_of_years_is_a_time_out(double seconds)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        var options = new PortSipConnectionOptions { ApiUri = Bench.MemoryUri, Handler = pbx, Timeout = TimeSpan.FromSeconds(seconds), Credential = new("alice", "x") };
        using var bench = await PortSipConnection.ConnectAsync(options, SilentLog.Instance, CancellationToken.None);

        Assert.Empty(await new PortSipClient(bench).Calls.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_first_retry_is_a_verbose_line_and_each_later_one_a_warning()
    {
        using var pbx = Failing(() => Reply.Empty(503));
        using var bench = await Bench.SignInAsync(pbx);

        await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Single(bench.Log.VerboseLines, line => line.Contains("Retrying", StringComparison.Ordinal));
        Assert.Equal(2, bench.Log.Warnings.Count);
        Assert.All(bench.Log.Warnings, line => Assert.Matches(@"^Could not list the active calls: the PBX returned 503\. Retrying in \d+(\.\d+)? s\.$", line));
    }

    [Theory]
    [InlineData("1", 2)]
    [InlineData("7", 3)]
    public async Task A_wait_that_the_PBX_asks_for_is_named_and_a_long_one_is_a_warning_at_once(string seconds, int warnings)
    {
        using var pbx = Failing(() => Reply.Empty(429).With("Retry-After", seconds));
        using var bench = await Bench.SignInAsync(pbx);

        await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(warnings, bench.Log.Warnings.Count);
        Assert.All(bench.Log.Warnings, line => Assert.Equal($"Could not list the active calls: the PBX returned 429 and asked to wait {seconds} s (Retry-After). Retrying in {seconds} s.", line));
    }

    [Fact]
    public async Task A_longer_wait_than_is_obeyed_is_named_with_both_times()
    {
        using var pbx = Failing(() => Reply.Empty(503).With("Retry-After", "3600"));
        using var bench = await Bench.SignInAsync(pbx);

        await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Contains("asked to wait 3600 s (Retry-After). Retrying in 60 s.", bench.Log.Warnings[0], StringComparison.Ordinal);
    }

    private static MemoryPbx Failing(Func<HttpResponseMessage> reply) => MemoryPbx.SigningIn(_ => reply());

    private static async Task<IReadOnlyList<TimeSpan>> DelaysAsync(
        MemoryPbx pbx, TestClock? clock = null, int maximumRetryCount = 3, double retryIntervalSeconds = 0.5, double timeoutSeconds = 100)
    {
        clock ??= new TestClock();
        using var bench = await Bench.SignInAsync(Bench.Options(
            Bench.MemoryUri, clock, pbx, maximumRetryCount, timeoutSeconds, retryIntervalSeconds));
        await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));
        return clock.Delays;
    }
}
