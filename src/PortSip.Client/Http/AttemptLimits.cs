namespace PortSip.Client;

/// <summary>
/// What ends attempts: their time limits, their callers, and the end of the connection. A source with its timer and registrations takes half a
/// KiB, so one that wasn't canceled serves another attempt.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="closed">Canceled with the connection.</param>
internal sealed class AttemptLimits(Clock clock, CancellationToken closed)
{
    // As many as are in flight in a large batch.
    private const int LargestStock = 128;

    private readonly Stack<CancellationTokenSource> _stock = new();

    /// <summary>Starts the limit of an attempt.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="caller">The caller's token.</param>
    public AttemptLimit Start(TimeSpan time, CancellationToken caller)
    {
        var source = Take() ?? CancellationTokenSource.CreateLinkedTokenSource(closed);
        clock.CancelAfter(source, time);
        return new AttemptLimit(this, source, CancelWith(source, caller));
    }

    /// <summary>The attempt is over.</summary>
    public void Return(CancellationTokenSource source)
    {
        if (!clock.TryReset(source) || !TryAdd(source))
            source.Dispose();
    }

#if NET
    private static CancellationTokenRegistration CancelWith(CancellationTokenSource source, CancellationToken caller) =>
        caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
#else
    private static CancellationTokenRegistration CancelWith(CancellationTokenSource source, CancellationToken caller) =>
        caller.Register(static source => ((CancellationTokenSource)source!).Cancel(), source);
#endif

    private CancellationTokenSource? Take()
    {
        lock (_stock)
            return _stock.Count > 0 ? _stock.Pop() : null;
    }

    private bool TryAdd(CancellationTokenSource source)
    {
        lock (_stock)
        {
            if (_stock.Count == LargestStock)
                return false;
            _stock.Push(source);
            return true;
        }
    }
}

/// <summary>The limit of one attempt. Dispose of it once, when nothing uses its token any more.</summary>
/// <param name="limits">Takes the source back.</param>
/// <param name="source">Canceled at the end of the time, with the caller, or with the connection.</param>
/// <param name="caller">Cancels it with the caller.</param>
internal readonly struct AttemptLimit(AttemptLimits limits, CancellationTokenSource source, CancellationTokenRegistration caller) : IDisposable
{
    /// <summary>The source, whose time can be extended.</summary>
    public CancellationTokenSource Source => source;

    public void Dispose()
    {
        // Waits for a cancellation by the caller that is under way, so that it can't reach the next attempt.
        caller.Dispose();
        limits.Return(source);
    }
}
