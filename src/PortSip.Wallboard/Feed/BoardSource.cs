namespace PortSip.Wallboard;

/// <summary>The latest board, for any number of readers on any threads.</summary>
internal sealed class BoardSource(Board first)
{
    private readonly object _gate = new();
    private TaskCompletionSource<bool> _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Board _current = first;

    public Board Current => _current;

    public void Publish(Board board)
    {
        TaskCompletionSource<bool> changed;
        lock (_gate)
        {
            _current = board;
            changed = _changed;
            _changed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.TrySetResult(true);
    }

    /// <summary>Returns when there is another board than the one that was seen, or when the time has elapsed.</summary>
    public async Task<Board> NextAsync(Board? seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task changed;
        lock (_gate)
        {
            if (!ReferenceEquals(_current, seen))
                return _current;
            changed = _changed.Task;
        }
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(atMost, bound.Token)).ConfigureAwait(false);
        bound.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        return _current;
    }
}
