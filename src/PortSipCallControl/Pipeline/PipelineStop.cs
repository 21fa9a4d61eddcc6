using System.Diagnostics;

namespace PortSipCallControl;

/// <summary>
/// The early end of a command. Repeatable work is canceled immediately; a once-only request that was sent gets a
/// little longer, so that its outcome is known.
/// </summary>
#pragma warning disable CA1001 // A stop comes on another thread, at any time, even after the end of the command; a timer that has fired frees itself.
internal sealed class PipelineStop
#pragma warning restore CA1001
{
    /// <summary>A user waits at the keyboard (Ctrl+C).</summary>
    public static readonly TimeSpan ShortGrace = TimeSpan.FromSeconds(0.3);

    /// <summary>The downstream command has stopped the pipeline, or an error ends everything.</summary>
    public static readonly TimeSpan LongGrace = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();

    // All guarded by _gate.
    private CancellationTokenSource? _grace;
    // Null until then. A number: each command ends with a stop.
    private long? _began;
    private TimeSpan _length;

    /// <summary>Canceled when the command ends early, or has ended.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Canceled when the extra time for sent requests is over.</summary>
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

    /// <summary>Starts the end; a second cause can only shorten it.</summary>
    public void Begin(TimeSpan grace)
    {
        lock (_gate)
        {
            var length = SinceBegin + grace;
            if (_began is null || length < _length)
            {
                _length = length;
                _began ??= Stopwatch.GetTimestamp();
                StartTimer();
            }
        }
        _stop.Cancel();
    }

    private TimeSpan SinceBegin => _began is { } began ? TimeSpan.FromSeconds((double)(Stopwatch.GetTimestamp() - began) / Stopwatch.Frequency) : TimeSpan.Zero;

    private void StartTimer()
    {
        if (_grace is null || _began is null)
            return;
        var rest = _length - SinceBegin;
        _grace.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
    }
}
