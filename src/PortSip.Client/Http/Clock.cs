using System.Diagnostics;

namespace PortSip.Client;

/// <summary>The client's clock. Tests replace it, so that none of them waits.</summary>
internal class Clock
{
    // The longest time that a timer of either runtime supports (milliseconds in an int): 24 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    public static Clock System { get; } = new();

    /// <summary>The calendar time; it may jump.</summary>
    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>The time since an arbitrary moment; it never jumps.</summary>
    public virtual TimeSpan Elapsed => TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);

    /// <summary>Cancels the source after the time has elapsed.</summary>
    public virtual void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time < LongestTimer ? time : LongestTimer);

    /// <summary>Whether the source, which wasn't canceled, can serve something else: its time no longer counts. .NET Framework can't do that.</summary>
#if NET
    public virtual bool TryReset(CancellationTokenSource source) => source.TryReset();
#else
    public virtual bool TryReset(CancellationTokenSource source) => false;
#endif

    /// <summary>Why nothing will happen by itself, for people who wait; null if time passes.</summary>
    public virtual string? Standstill => null;

    /// <summary>
    /// Something starts to wait for what the PBX does, until the result is disposed of. Only a clock that decides itself when time passes
    /// has to know: it moves when everything that waits is idle.
    /// </summary>
    /// <param name="countArrivals">Returns when everything that the PBX has sent so far has arrived, with the total number of events.</param>
    public virtual IDisposable? BeginWait(Func<Task<long>> countArrivals) => null;

    /// <summary>Whether waits move it. Then what is due when a wait ends happens before the wait gives up.</summary>
    public virtual bool IsMovedByWaits => false;

    public virtual Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);
}
