namespace PortSipCallControl.Benchmarks;

/// <summary>Measures how far managed memory grows from a clean start, by looking every few milliseconds.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Timer _timer;
    private long _highest;

    public PeakMemory() => _timer = new Timer(_ => Look(), null, Interval, Interval);

    /// <summary>The highest so far, above the start (bytes).</summary>
    public long Peak
    {
        get
        {
            Look();
            return _highest - _before;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        for (var highest = Volatile.Read(ref _highest); now > highest; highest = Volatile.Read(ref _highest))
            Interlocked.CompareExchange(ref _highest, now, highest);
    }
}
