using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>A cmdlet that sends piped input concurrently: see <see cref="Batch"/>.</summary>
public abstract class BulkCmdlet : ConnectedCmdlet
{
    private Batch? _batch;

    /// <summary>How many requests are in flight at a time at the most: 1 to 128.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; }

    /// <summary>The limit where none is given.</summary>
    private protected abstract int DefaultThrottleLimit { get; }

    private protected override int Unreported => _batch?.Unreported ?? 0;

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => _batch?.CompleteAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _batch?.Dispose();
    }

    /// <summary>Starts an item as soon as a slot is free: <see cref="Batch.SubmitAsync"/>.</summary>
    private protected Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work)
    {
        _batch ??= new Batch(this, ThrottleLimit == 0 ? DefaultThrottleLimit : ThrottleLimit);
        return _batch.SubmitAsync(target, work);
    }
}
