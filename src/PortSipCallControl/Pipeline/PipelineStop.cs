using System.Diagnostics;

namespace PortSipCallControl;

/// <summary>
/// The end of a command before its time. What can be sent again is cancelled at once; what was sent and may be done once only gets a
/// little longer, so that its outcome is known.
/// </summary>
#pragma warning disable CA1001 // A stop comes on another thread, at any time, also after the end of the command; once it has rung, a timer frees itself.
internal sealed class PipelineStop
#pragma warning restore CA1001
{
    /// <summary>Somebody waits at the keyboard (Ctrl+C).</summary>
    public static readonly TimeSpan ShortGrace = TimeSpan.FromSeconds(0.3);

    /// <summary>Downstream wants no more, or an error ends everything.</summary>
    public static readonly TimeSpan LongGrace = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();

    // All under _gate.
    private CancellationTokenSource? _grace;
    private Stopwatch? _sinceStop;
    private TimeSpan _length;

    /// <summary>Cancelled when the command ends before its time, or has ended.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Cancelled when the time is over that what was sent still gets.</summary>
    public CancellationToken GraceToken
    {
        get
        {
            lock (_gate)
            {
                if (_grace is null)
                {
                    _grace = new CancellationTokenSource();
                    StartTimer();
                }
                return _grace.Token;
            }
        }
    }

    /// <summary>Begins the end; a second cause can only hasten it.</summary>
    public void Begin(TimeSpan grace)
    {
        lock (_gate)
        {
            var length = (_sinceStop?.Elapsed ?? TimeSpan.Zero) + grace;
            if (_sinceStop is null || length < _length)
            {
                _length = length;
                _sinceStop ??= Stopwatch.StartNew();
                StartTimer();
            }
        }
        _stop.Cancel();
    }

    private void StartTimer()
    {
        if (_grace is null || _sinceStop is null)
            return;
        var rest = _length - _sinceStop.Elapsed;
        _grace.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
    }
}
