namespace PortSipCallControl;

/// <summary>
/// A cmdlet whose action is never sent twice. What it did is told also where the pipeline ends before the result is emitted: see <see cref="Batch"/>.
/// </summary>
public abstract class OnceOnlyCmdlet : ConnectedCmdlet
{
    private Batch? _single;

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => _single?.CompleteAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _single?.Dispose();
    }

    /// <summary>Does it, and emits what it brings.</summary>
    /// <param name="deed">What it does.</param>
    /// <param name="work">Does it; what it returns is emitted, unless it is null.</param>
    private protected Task DoOnceAsync(OnceOnlyDeed deed, Func<OnceOnlyAction, Task<object?>> work)
    {
        _single ??= new Batch(this, limit: 1);
        return _single.SubmitOnceAsync(deed, ErrorTarget ?? "", work);
    }
}
