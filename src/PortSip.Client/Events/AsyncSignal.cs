namespace PortSip.Client;

/// <summary>Wakes one waiter. If it is set while nobody waits, the next wait returns at once.</summary>
internal sealed class AsyncSignal
{
    private readonly object _gate = new();
    private TaskCompletionSource<bool> _set = New();

    public void Set()
    {
        lock (_gate)
            _set.TrySetResult(true);
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await SetTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        Reset();
    }

    /// <summary>Waits until it is set, or until the time has elapsed.</summary>
    public async Task WaitAsync(TimeSpan atMost, Clock clock, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var set = SetTask();
        await Task.WhenAny(set, clock.DelayAsync(atMost, either.Token)).ConfigureAwait(false);
        either.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        if (set.IsCompleted)
            Reset();
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<bool> SetTask()
    {
        lock (_gate)
            return _set.Task;
    }

    private void Reset()
    {
        lock (_gate)
        {
            if (_set.Task.IsCompleted)
                _set = New();
        }
    }
}
