using System.Threading.Channels;

namespace PortSip.Client.Tests;

/// <summary>
/// A clock that stands still until a test steps it. A delay steps it by its own length and is over at once,
/// unless delays are held: then it lasts until the test has stepped so far.
/// </summary>
internal sealed class TestClock : Clock
{
    private static readonly DateTimeOffset Start = new(2024, 8, 20, 6, 0, 0, TimeSpan.Zero);

    private readonly List<TimeSpan> _delays = [];
    private readonly object _gate = new();
    private readonly List<(TimeSpan At, Action Ring, CancellationTokenSource? Source)> _timers = [];
    private readonly Channel<TimeSpan> _begun = Channel.CreateUnbounded<TimeSpan>();
    private TimeSpan _elapsed = TimeSpan.FromDays(3);

    public bool HoldsDelays { get; set; }

    /// <summary>How far the calendar stands from where it should.</summary>
    public TimeSpan Skew { get; init; }

    public override DateTimeOffset UtcNow => Start + Skew + Elapsed;

    public override TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _elapsed;
        }
    }

    /// <summary>What the client asked to wait, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_gate)
                return [.. _delays];
        }
    }

    /// <summary>The time that a PBX with a right clock would put into its Date header.</summary>
    public DateTimeOffset PbxNow => Start + Elapsed;

    public void Step(TimeSpan time)
    {
        List<Action> due;
        lock (_gate)
        {
            _elapsed += time;
            due = [.. _timers.Where(t => t.At <= _elapsed).Select(t => t.Ring)];
            _timers.RemoveAll(t => t.At <= _elapsed);
        }
        foreach (var ring in due)
            ring();
    }

    /// <summary>Until the client waits (once more).</summary>
    public ValueTask<TimeSpan> DelayBeganAsync() => _begun.Reader.ReadAsync();

    /// <summary>As the real one, it takes the place of the time that was set for the source before.</summary>
    public override void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        lock (_gate)
            _timers.RemoveAll(t => t.Source == source);
        Add(time, source: source, ring: () =>
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It was over in time.
            }
        });
    }

    /// <summary>Never: a timer that is just ringing would ring for the next user of the source.</summary>
    public override bool TryReset(CancellationTokenSource source) => false;

    public override Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            _delays.Add(time);
        if (!HoldsDelays)
        {
            Step(time);
            _begun.Writer.TryWrite(time);
            return Task.CompletedTask;
        }
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => over.TrySetCanceled(cancellationToken));
        Add(time, () => over.TrySetResult());
        _begun.Writer.TryWrite(time);
        return over.Task;
    }

    private void Add(TimeSpan time, Action ring, CancellationTokenSource? source = null)
    {
        bool isDue;
        lock (_gate)
        {
            isDue = time <= TimeSpan.Zero;
            if (!isDue && time < TimeSpan.MaxValue - _elapsed)
                _timers.Add((_elapsed + time, ring, source));
        }
        if (isDue)
            ring();
    }
}
