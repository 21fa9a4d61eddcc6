using System.Diagnostics;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The progress of calls that are awaited: of one its parties, its state and the time, of several how many are in each state. It changes every second, since
/// time passes without events as well.
/// </summary>
internal sealed class WaitProgress : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IBatchOutput _output;
    private readonly Func<TimeSpan> _elapsed;

    // Guarded by a lock on it.
    private readonly List<Awaited> _calls = [];
    private readonly Timer? _timer;
    private int _done;
    private bool _isShown;
    private bool _isOver;

    /// <param name="output">The output for the progress.</param>
    /// <param name="elapsed">The time since an arbitrary moment.</param>
    public WaitProgress(IBatchOutput output, Func<TimeSpan> elapsed)
    {
        _output = output;
        _elapsed = elapsed;
    }

    private WaitProgress(IBatchOutput output, Stopwatch sinceStart)
        : this(output, () => sinceStart.Elapsed) => _timer = new Timer(_ => Show(), state: null, Interval, Interval);

    /// <summary>Shows progress every second; null if progress isn't shown.</summary>
    public static WaitProgress? Start(IBatchOutput output) => output.IsProgressShown ? new WaitProgress(output, Stopwatch.StartNew()) : null;

    /// <summary>A call is awaited from now on, until the result is disposed of.</summary>
    public Awaited Begin(TimeSpan timeout)
    {
        var call = new Awaited(this, _elapsed(), timeout);
        lock (_calls)
            _calls.Add(call);
        return call;
    }

    /// <summary>Shows the current state.</summary>
    public void Show()
    {
        lock (_calls)
        {
            if (_isOver || Record() is not { } record)
                return;
            _isShown = true;
            _output.WriteProgress(record);
        }
    }

    /// <summary>Clears the bar, if there is one.</summary>
    public void Complete()
    {
        lock (_calls)
        {
            if (_isShown && !_isOver)
                _output.WriteProgress(new ProgressRecord(0, _output.Activity, "done") { RecordType = ProgressRecordType.Completed });
        }
        Dispose();
    }

    /// <summary>Ends without clearing the bar: a pipeline that was stopped accepts no more output, and its host clears the bar itself.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_calls)
            _isOver = true;
    }

    private void End(Awaited call)
    {
        lock (_calls)
        {
            if (_calls.Remove(call))
                _done++;
        }
    }

    private ProgressRecord? Record() => _calls.Count switch
    {
        0 => null,
        1 when _done == 0 => OfOne(_calls[0]),
        _ => new ProgressRecord(0, _output.Activity, OfSeveral()),
    };

    private ProgressRecord OfOne(Awaited awaited)
    {
        var passed = _elapsed() - awaited.Since;
        var parties = awaited.Call is { } call ? call.Caller is null && call.Callee is null ? $"{call.Id} {StateOf(awaited)}" : $"{call.Caller} → {call.Callee} {StateOf(awaited)}" : StateOf(awaited);
        return new ProgressRecord(0, _output.Activity, FormattableString.Invariant($"{parties}, {Math.Floor(passed.TotalSeconds):0} of {awaited.Timeout.TotalSeconds:0} s"))
        {
            PercentComplete = (int)Math.Min(100, 100 * passed.Ticks / Math.Max(1, awaited.Timeout.Ticks)),
        };
    }

    private string OfSeveral()
    {
        var states = _calls.GroupBy(StateOf).OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => FormattableString.Invariant($"{state.Count()} {state.Key}"));
        return string.Join(", ", _done == 0 ? states : states.Append(FormattableString.Invariant($"{_done} done")));
    }

    private static string StateOf(Awaited awaited) => awaited.Call?.State.ToString().ToLowerInvariant() ?? "starting";

    /// <summary>A call that is awaited.</summary>
    internal sealed class Awaited(WaitProgress progress, TimeSpan since, TimeSpan timeout) : IDisposable
    {
        private volatile PortSipCall? _call;

        public TimeSpan Since => since;

        public TimeSpan Timeout => timeout;

        /// <summary>The call as it was reported last.</summary>
        public PortSipCall? Call => _call;

        /// <summary>Takes the call with its state.</summary>
        public void Report(PortSipCall call) => _call = call;

        /// <inheritdoc/>
        public void Dispose() => progress.End(this);
    }
}
