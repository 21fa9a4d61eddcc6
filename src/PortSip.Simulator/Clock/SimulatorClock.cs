using System.Diagnostics;

namespace PortSip.Simulator;

/// <summary>
/// The time of a simulated PBX: the machine's plus what it was stepped forward, or frozen. What falls due happens in
/// order, each thing at its own time, whether time was stepped or passed by itself.
/// </summary>
public sealed class SimulatorClock : IDisposable
{
    private static readonly TimeSpan longestWait = TimeSpan.FromDays(1);

    private readonly object gate;
    private readonly DateTimeOffset start;
    private readonly Stopwatch passed = Stopwatch.StartNew();
    private readonly SortedSet<ScheduledAction> schedule = [];
    private readonly Timer? timer;
    private TimeSpan stepped;
    private DateTimeOffset? happening;
    private long sequence;
    private bool isDisposed;

    /// <param name="start">The time now; null for the machine's.</param>
    /// <param name="mode">Whether time passes by itself.</param>
    /// <param name="gate">The lock of the PBX: actions run under it, so that nobody sees half of one.</param>
    internal SimulatorClock(DateTimeOffset? start, SimulatorClockMode mode, object gate)
    {
        this.gate = gate;
        this.start = (start ?? DateTimeOffset.UtcNow).ToUniversalTime();
        Mode = mode;
        if (mode == SimulatorClockMode.Running) timer = new Timer(_ => RunDue(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Whether time passes by itself.</summary>
    public SimulatorClockMode Mode { get; }

    /// <summary>The time, in UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (gate) return happening ?? Present;
        }
    }

    private DateTimeOffset Present =>
        start + stepped + (Mode == SimulatorClockMode.Running ? passed.Elapsed : TimeSpan.Zero);

    /// <summary>Moves time forward; what falls due meanwhile has happened when this returns.</summary>
    /// <param name="time">How far, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(time), time, "Time cannot be moved back.");

        lock (gate)
        {
            stepped += time;
            RunDue();
        }
    }

    /// <summary>Ends the passing of time for everything that was still to come.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            schedule.Clear();
            timer?.Dispose();
        }
    }

    internal ScheduledAction Schedule(TimeSpan delay, Action action)
    {
        lock (gate)
        {
            var scheduled = new ScheduledAction(Now + delay, sequence++, action);
            schedule.Add(scheduled);
            ArmTimer();
            return scheduled;
        }
    }

    internal void Cancel(ScheduledAction scheduled)
    {
        lock (gate) schedule.Remove(scheduled);
    }

    /// <summary>Runs what is due. The PBX does it before each request as well, so that no request sees a past that is late.</summary>
    internal void RunDue()
    {
        lock (gate)
        {
            // An action that steps the clock, or is run from within another, is served by the loop that is running already.
            if (isDisposed || happening is not null) return;

            try
            {
                while (schedule.Count > 0 && schedule.Min!.Due <= Present)
                {
                    ScheduledAction next = schedule.Min;
                    schedule.Remove(next);
                    happening = next.Due;
                    next.Action();
                }
            }
            finally
            {
                happening = null;
                ArmTimer();
            }
        }
    }

    private void ArmTimer()
    {
        if (timer is null || isDisposed || schedule.Count == 0) return;

        TimeSpan wait = schedule.Min!.Due - Present;
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
        timer.Change(wait < longestWait ? wait : longestWait, Timeout.InfiniteTimeSpan);
    }
}
