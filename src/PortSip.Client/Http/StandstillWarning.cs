namespace PortSip.Client;

/// <summary>
/// The warning that a clock stands still, so that people don't wonder why nothing happens. All waits give it by the same rule: once, when everything that
/// the PBX has sent so far has arrived and the wait still isn't over. Thread-safe.
/// </summary>
internal sealed class StandstillWarning(Clock clock, Func<Task<long>> countArrivals, IRequestLog log)
{
    private int _isGiven;

    /// <summary>Whether it has to be given. Before that, what is on its way has to arrive and to be looked at: it may be all that is waited for.</summary>
    public bool IsDue => clock.Standstill is not null && Volatile.Read(ref _isGiven) == 0;

    /// <summary>Returns when everything that the PBX has sent so far has arrived.</summary>
    public Task ArriveAsync() => countArrivals();

    /// <summary>Gives it, unless it was given.</summary>
    public void Give()
    {
        if (clock.Standstill is { } standstill && Interlocked.Exchange(ref _isGiven, 1) == 0)
            log.Warning(standstill);
    }
}
