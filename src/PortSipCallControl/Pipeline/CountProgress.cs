using System.Diagnostics;

namespace PortSipCallControl;

/// <summary>The progress of a long reading: how many there are so far.</summary>
/// <param name="output">The output for the progress.</param>
/// <param name="what">What is counted, in words: records.</param>
/// <param name="elapsed">The time since the reading started.</param>
internal sealed class CountProgress(IBatchOutput output, string what, Func<TimeSpan> elapsed)
{
    private readonly PacedProgress _progress = new(output, elapsed);
    private long _count;

    /// <summary>The progress of a reading that starts now; null if progress isn't shown.</summary>
    public static CountProgress? Start(IBatchOutput output, string what)
    {
        if (!output.IsProgressShown)
            return null;
        var sinceStart = Stopwatch.StartNew();
        return new CountProgress(output, what, () => sinceStart.Elapsed);
    }

    /// <summary>One more was read.</summary>
    public void Advance()
    {
        _count++;
        if (_progress.IsDue)
            _progress.Show(FormattableString.Invariant($"{_count:#,0} {what} so far"));
    }

    /// <summary>All were read.</summary>
    public void Complete() => _progress.Complete();
}
