using System.Diagnostics;

namespace PortSip.Client;

/// <summary>Time as the client sees it. Tests replace it, so that none of them waits.</summary>
internal class Clock
{
    // What a timer of either runtime can count (milliseconds in an int): 24 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    public static Clock System { get; } = new();

    /// <summary>What the calendar says; it may jump.</summary>
    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Time since some moment; it never jumps.</summary>
    public virtual TimeSpan Elapsed => TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);

    /// <summary>Cancels the source when the time is over.</summary>
    public virtual void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time < LongestTimer ? time : LongestTimer);

    public virtual Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);
}
