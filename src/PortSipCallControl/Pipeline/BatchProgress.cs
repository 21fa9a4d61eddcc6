namespace PortSipCallControl;

/// <summary>The progress of a batch. The number of remaining items is unknown, because they come from the pipeline.</summary>
/// <param name="output">The output for the progress.</param>
/// <param name="elapsed">The time since the batch started.</param>
internal sealed class BatchProgress(IBatchOutput output, Func<TimeSpan> elapsed)
{
    private readonly PacedProgress _progress = new(output, elapsed);

    /// <summary>One more item is done.</summary>
    public void Advance(int done, int unreported)
    {
        if (_progress.IsDue)
            _progress.Show(FormattableString.Invariant($"{done} done, {unreported} in progress, {done / _progress.Elapsed.TotalSeconds:0.#} per second"));
    }

    /// <summary>All items are done.</summary>
    public void Complete() => _progress.Complete();
}
