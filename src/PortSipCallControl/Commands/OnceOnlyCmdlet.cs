namespace PortSipCallControl;

/// <summary>
/// A cmdlet whose action is never sent twice. If the pipeline ends before the result is emitted, what it did is still reported: see <see cref="Batch"/>.
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

    /// <summary>Runs the action, and emits its result.</summary>
    /// <param name="verb">Describes the action.</param>
    /// <param name="work">Runs the action; its result is emitted unless it is null.</param>
    private protected Task DoOnceAsync(OnceOnlyVerb verb, Func<OnceOnlyAction, Task<object?>> work)
    {
        _single ??= new Batch(this, limit: 1);
        return _single.SubmitOnceAsync(verb, ErrorTarget ?? "", work);
    }
}
