using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>A cmdlet that sends piped input concurrently: see <see cref="Batch"/>.</summary>
public abstract class BulkCmdlet : OnceOnlyCmdlet
{
    private Batch? _batch;

    /// <summary>The largest number of requests in flight at a time: 1 to 128.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    [NoOffers]
    public int ThrottleLimit { get; set; }

    /// <summary>The default limit.</summary>
    private protected abstract int DefaultThrottleLimit { get; }

    private protected override int Unreported => _batch?.Unreported ?? 0;

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var single = base.EndProcessingAsync(cancellationToken);
        return _batch is null ? single : CompleteAsync(single, _batch);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _batch?.Dispose();
    }

    /// <inheritdoc cref="Batch.SubmitAsync"/>
    private protected Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work) => Batch.SubmitAsync(target, work);

    /// <inheritdoc cref="Batch.SubmitWithoutResultAsync"/>
    private protected Task SubmitWithoutResultAsync(object target, Func<CancellationToken, Task> work) => Batch.SubmitWithoutResultAsync(target, work);

    /// <inheritdoc cref="Batch.SubmitOnceAsync"/>
    private protected Task SubmitOnceAsync(OnceOnlyVerb verb, object target, Func<OnceOnlyAction, Task<object?>> work) => Batch.SubmitOnceAsync(verb, target, work);

    // Usually there is nothing to await first, and thousands of commands end here.
    private static Task CompleteAsync(Task single, Batch batch)
    {
        return single.Status == TaskStatus.RanToCompletion ? batch.CompleteAsync() : BothAsync();

        async Task BothAsync()
        {
            await single;
            await batch.CompleteAsync();
        }
    }

    private Batch Batch => _batch ??= new Batch(this, ThrottleLimit == 0 ? DefaultThrottleLimit : ThrottleLimit);
}
