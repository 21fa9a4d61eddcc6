namespace PortSip.Client.Tests.Retries;

/// <summary>What ends an attempt ends only this one, although attempts share their sources.</summary>
public sealed class AttemptLimitsTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private readonly AttemptLimits _limits;

    public AttemptLimitsTests() => _limits = new AttemptLimits(Clock.System, _closed.Token);

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _closed.Dispose();
    }

    [Fact]
    public void The_caller_of_an_earlier_attempt_does_not_end_a_later_one()
    {
        Start(_first).Dispose();
        using var later = Start(_second);

        _first.Cancel();

        Assert.False(later.Source.IsCancellationRequested);
    }

    [Fact]
    public void An_attempt_ends_with_its_caller_and_its_source_serves_no_other()
    {
        var ended = Start(_first);
        _first.Cancel();
        Assert.True(ended.Source.IsCancellationRequested);
        ended.Dispose();

        using var later = Start(_second);

        Assert.False(later.Source.IsCancellationRequested);
    }

    [Fact]
    public void A_later_attempt_ends_with_its_own_caller()
    {
        Start(_first).Dispose();
        using var later = Start(_second);

        _second.Cancel();

        Assert.True(later.Source.IsCancellationRequested);
    }

    [Fact]
    public void The_end_of_the_connection_ends_all()
    {
        Start(_first).Dispose();
        using var one = Start(_first);
        using var other = Start(_second);

        _closed.Cancel();

        Assert.True(one.Source.IsCancellationRequested && other.Source.IsCancellationRequested);
    }

    [Fact]
    public void Attempts_at_the_same_time_have_sources_of_their_own()
    {
        using var one = Start(_first);
        using var other = Start(_second);

        _first.Cancel();

        Assert.False(other.Source.IsCancellationRequested);
    }

#if NET
    [Fact]
    public void One_after_another_shares_a_source()
    {
        var earlier = Start(_first);
        earlier.Dispose();
        using var later = Start(_second);

        Assert.Same(earlier.Source, later.Source);
    }
#endif

    private AttemptLimit Start(CancellationTokenSource caller) => _limits.Start(Long, caller.Token);
}
