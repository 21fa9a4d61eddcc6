using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// The progress bar of a batch. A short batch shows none, and a long one spends little time on it. The number of remaining items
/// is unknown, because they come from the pipeline.
/// </summary>
/// <param name="output">The output for the progress.</param>
/// <param name="elapsed">The time since the batch started.</param>
internal sealed class BatchProgress(IBatchOutput output, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private TimeSpan _next = Patience;
    private bool _isShown;
    private int _done;

    /// <summary>One more item is done.</summary>
    public void Advance(int unreported)
    {
        _done++;
        var now = elapsed();
        if (now < _next)
            return;
        _next = now + Interval;
        _isShown = true;
        var rate = _done / now.TotalSeconds;
        output.WriteProgress(new ProgressRecord(0, output.Activity, FormattableString.Invariant($"{_done} done, {unreported} in progress, {rate:0.#} per second")));
    }

    /// <summary>All items are done.</summary>
    public void Complete()
    {
        if (_isShown)
            output.WriteProgress(new ProgressRecord(0, output.Activity, "done") { RecordType = ProgressRecordType.Completed });
    }
}
