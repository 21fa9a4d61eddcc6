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
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await base.EndProcessingAsync(cancellationToken);
        await (_batch?.CompleteAsync() ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _batch?.Dispose();
    }

    /// <inheritdoc cref="Batch.SubmitAsync"/>
    private protected Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work) => Batch.SubmitAsync(target, work);

    /// <inheritdoc cref="Batch.SubmitOnceAsync"/>
    private protected Task SubmitOnceAsync(OnceOnlyVerb verb, object target, Func<OnceOnlyAction, Task<object?>> work) => Batch.SubmitOnceAsync(verb, target, work);

    private Batch Batch => _batch ??= new Batch(this, ThrottleLimit == 0 ? DefaultThrottleLimit : ThrottleLimit);
}
