using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>
/// The time of a simulator that waits move: when everything that waits is idle, and everything that the simulator sent has arrived, it jumps to
/// the next thing that is due, but no further than the end of a wait.
/// </summary>
internal sealed class AutoAdvancedClock(SimulatorClock clock) : Clock
{
    private const long Unknown = -1;

    private readonly object _gate = new();

    // All under _gate.
    private readonly List<Wait> _waits = [];
    private readonly List<Pause> _pauses = [];
    private long _arrivals = Unknown;
    private bool _isMoving;

    public override TimeSpan Elapsed => clock.Now - DateTimeOffset.MinValue;

    public override DateTimeOffset UtcNow => clock.Now;

    public override bool IsMovedByWaits => true;

    public override IDisposable BeginWait(Func<Task<long>> countArrivals)
    {
        var wait = new Wait(this, countArrivals);
        lock (_gate)
        {
            _waits.Add(wait);
            _arrivals = Unknown;
        }
        return wait;
    }

    /// <summary>Returns after the next move at the latest, even if the time hasn't elapsed by then: something may have happened.</summary>
    public override async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var pause = new Pause(Elapsed + time);
        using var canceling = cancellationToken.Register(() => pause.Over.TrySetCanceled(cancellationToken));
        lock (_gate)
            _pauses.Add(pause);
        MoveIfIdle();
        try
        {
            await pause.Over.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _pauses.Remove(pause);
            // One that was canceled may have kept the others from being idle, among them a later one of the same waiter.
            MoveIfIdle();
        }
    }

    private bool IsIdle => _pauses.Count > 0 && _pauses.Count >= _waits.Count && _pauses.TrueForAll(pause => !pause.Over.Task.IsCompleted);

    private void MoveIfIdle()
    {
        lock (_gate)
        {
            if (_isMoving || !IsIdle)
                return;
            _isMoving = true;
        }
        _ = MoveOrFailAsync();
    }

    // Nobody awaits a move: what goes wrong in it is the failure of those who wait for it.
    private async Task MoveOrFailAsync()
    {
        try
        {
            await MoveAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            List<Pause> failed;
            lock (_gate)
            {
                _arrivals = Unknown;
                _isMoving = false;
                failed = [.. _pauses];
            }
            foreach (var pause in failed)
                pause.Over.TrySetException(e);
        }
    }

    private async Task MoveAsync()
    {
        // The one who became idle returns first.
        await Task.Yield();
        var before = await CountArrivalsAsync().ConfigureAwait(false);
        var moves = false;
        var furthest = TimeSpan.Zero;
        lock (_gate)
        {
            // Otherwise, something arrived since the last move, and has to be looked at first.
            if (IsIdle && before == _arrivals)
            {
                furthest = _pauses.Min(pause => pause.End) - Elapsed;
                moves = true;
            }
        }
        if (moves)
            clock.AdvanceToNext(furthest > TimeSpan.Zero ? furthest : TimeSpan.Zero);
        var after = moves ? await CountArrivalsAsync().ConfigureAwait(false) : before;
        List<Pause> over;
        lock (_gate)
        {
            _arrivals = after;
            _isMoving = false;
            over = [.. _pauses];
        }
        foreach (var pause in over)
            pause.Over.TrySetResult(true);
    }

    private async Task<long> CountArrivalsAsync()
    {
        List<Func<Task<long>>> counts;
        lock (_gate)
            counts = [.. _waits.Select(wait => wait.CountArrivals).Distinct()];
        var total = 0L;
        foreach (var count in counts)
            total += await count().ConfigureAwait(false);
        return total;
    }

    private void End(Wait wait)
    {
        lock (_gate)
        {
            _waits.Remove(wait);
            // The number of arrivals is that of other waits from now on.
            _arrivals = Unknown;
        }
        // The others may have been waiting for this one to become idle.
        MoveIfIdle();
    }

    private sealed class Wait(AutoAdvancedClock clock, Func<Task<long>> countArrivals) : IDisposable
    {
        public Func<Task<long>> CountArrivals { get; } = countArrivals;

        public void Dispose() => clock.End(this);
    }

    private sealed class Pause(TimeSpan end)
    {
        public TimeSpan End { get; } = end;

        public TaskCompletionSource<bool> Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
