using System.Diagnostics;

namespace PortSip.Simulator;

/// <summary>
/// The time of a simulated PBX: the computer's plus the steps forward, or frozen. Due actions run in
/// order, each at its own time, whether time was stepped or passed by itself.
/// </summary>
public sealed class SimulatorClock : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly object _gate;
    private readonly DateTimeOffset _start;
    private readonly Stopwatch _passed = Stopwatch.StartNew();
    private readonly SortedSet<ScheduledAction> _schedule = [];
    private readonly Timer? _timer;
    private TimeSpan _stepped;
    private DateTimeOffset? _happening;
    private long _sequence;
    private bool _isDisposed;

    /// <param name="start">The initial time; null for the computer's.</param>
    /// <param name="mode">Whether time passes by itself.</param>
    /// <param name="gate">The lock of the PBX: actions run under it, so that no one sees an incomplete one.</param>
    internal SimulatorClock(DateTimeOffset? start, SimulatorClockMode mode, object gate)
    {
        _gate = gate;
        _start = (start ?? DateTimeOffset.UtcNow).ToUniversalTime();
        Mode = mode;
        if (mode == SimulatorClockMode.Running)
            _timer = new Timer(_ => RunDue(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Whether time passes by itself.</summary>
    public SimulatorClockMode Mode { get; }

    /// <summary>The time, in UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return _happening ?? Present;
        }
    }

    private DateTimeOffset Present =>
        _start + _stepped + (Mode == SimulatorClockMode.Running ? _passed.Elapsed : TimeSpan.Zero);

    /// <summary>Moves time forward; everything due by then has happened when this returns.</summary>
    /// <param name="time">How far, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "Time cannot be moved back.");
        lock (_gate)
        {
            _stepped += time;
            RunDue();
        }
    }

    /// <summary>How long until the next thing is due; null if nothing is scheduled.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (_gate)
            {
                var wait = _schedule.Count == 0 ? null : _schedule.Min!.Due - Present as TimeSpan?;
                return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
            }
        }
    }

    /// <summary>Moves time forward to the next thing that is due, which has happened when this returns.</summary>
    /// <param name="atMost">How far at most, zero or more.</param>
    public void AdvanceToNext(TimeSpan atMost)
    {
        lock (_gate)
            Advance(UntilNext is { } next && next < atMost ? next : atMost);
    }

    /// <summary>Stops time: scheduled actions don't run any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _schedule.Clear();
            _timer?.Dispose();
        }
    }

    internal ScheduledAction Schedule(TimeSpan delay, Action action)
    {
        lock (_gate)
        {
            var scheduled = new ScheduledAction(Now + delay, _sequence++, action);
            _schedule.Add(scheduled);
            ArmTimer();
            return scheduled;
        }
    }

    internal void Cancel(ScheduledAction scheduled)
    {
        lock (_gate)
            _schedule.Remove(scheduled);
    }

    /// <summary>Runs what is due. The PBX also does it before each request, so that no request sees an outdated state.</summary>
    internal void RunDue()
    {
        lock (_gate)
        {
            // An action that steps the clock, or runs from within another, is handled by the loop that is already running.
            if (_isDisposed || _happening is not null)
                return;
            try
            {
                while (_schedule.Count > 0 && _schedule.Min!.Due <= Present)
                {
                    var next = _schedule.Min;
                    _schedule.Remove(next);
                    _happening = next.Due;
                    next.Action();
                }
            }
            finally
            {
                _happening = null;
                ArmTimer();
            }
        }
    }

    private void ArmTimer()
    {
        if (_timer is null || _isDisposed || _schedule.Count == 0)
            return;
        var wait = _schedule.Min!.Due - Present;
        if (wait < TimeSpan.Zero)
            wait = TimeSpan.Zero;
        _timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }
}
