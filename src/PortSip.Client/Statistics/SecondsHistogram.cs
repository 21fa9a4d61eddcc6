namespace PortSip.Client;

/// <summary>Durations, counted by the second: its size doesn't depend on their number.</summary>
internal sealed class SecondsHistogram
{
    // A longer duration is counted as this, so that the number of entries has a limit.
    private const int LargestSecond = 7 * 24 * 60 * 60;

    private readonly Dictionary<int, long> _counts = [];
    private long _ticks;

    public long Count { get; private set; }

    public TimeSpan? Longest { get; private set; }

    public TimeSpan Sum => TimeSpan.FromTicks(_ticks);

    public TimeSpan? Mean => Count == 0 ? null : TimeSpan.FromTicks(_ticks / Count);

    /// <summary>The middle duration, or the mean of the two middle ones.</summary>
    public TimeSpan? Median => Count == 0 ? null : TimeSpan.FromSeconds((At((Count + 1) / 2) + At((Count / 2) + 1)) / 2.0);

    /// <summary>How many durations are at least <paramref name="from"/> and less than <paramref name="until"/> seconds.</summary>
    public long Between(int from, int until) => _counts.Where(entry => entry.Key >= from && entry.Key < until).Sum(entry => entry.Value);

    /// <summary>The shortest duration that at least this percentage doesn't exceed.</summary>
    public TimeSpan? Percentile(int percent) => Count == 0 ? null : TimeSpan.FromSeconds(At(((Count * percent) + 99) / 100));

    public void Add(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return;
        var second = duration.TotalSeconds < LargestSecond ? (int)Math.Round(duration.TotalSeconds, MidpointRounding.AwayFromZero) : LargestSecond;
        _counts.TryGetValue(second, out var count);
        _counts[second] = count + 1;
        Count++;
        _ticks = duration.Ticks > long.MaxValue - _ticks ? long.MaxValue : _ticks + duration.Ticks;
        if (!(Longest >= duration))
            Longest = duration;
    }

    // The duration with this number, counted from 1 in ascending order.
    private int At(long number)
    {
        foreach (var entry in _counts.OrderBy(entry => entry.Key))
        {
            number -= entry.Value;
            if (number <= 0)
                return entry.Key;
        }
        return 0;
    }
}
