namespace PortSipCallControl;

/// <summary>
/// Who may be in flight. Items that find no slot free wait here in their order, and the next goes on where one ends, on that thread: whoever
/// admits them is woken for many at once, since in a burst each waking costs more than an item.
/// </summary>
/// <param name="limit">How many are in flight at the most.</param>
/// <param name="lead">How many may wait; 0 where none may be admitted before a slot is free.</param>
/// <param name="elapsed">The time since some moment.</param>
#pragma warning disable CA1001 // The semaphore is released a moment after an item has ended, and has nothing else to free.
internal sealed class Slots(int limit, int lead, Func<TimeSpan> elapsed)
{
    /// <summary>How long whoever waits for items isn't woken though some have ended.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(0.1);

    private readonly SemaphoreSlim _admission = new(limit + lead);
    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();

    // All under _gate.
    private int _free = limit;
    private int _ended;
    private TimeSpan _admittedAt;

    /// <summary>Waits until another item may come.</summary>
    public Task AdmitAsync(CancellationToken cancellationToken) => _admission.WaitAsync(cancellationToken);

    /// <summary>Takes a slot for an item that was admitted. The task ends when it has one.</summary>
    public Task TakeAsync()
    {
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }
            var turn = new TaskCompletionSource<bool>();
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>An item has ended: the next has its slot.</summary>
    public void Release()
    {
        TaskCompletionSource<bool>? next = null;
        var admitted = 0;
        lock (_gate)
        {
            _ended++;
            if (_waiting.Count > 0)
                next = _waiting.Dequeue();
            else
                _free++;
            if (_waiting.Count <= lead / 4 || elapsed() - _admittedAt >= LongestSleep)
            {
                (admitted, _ended) = (_ended, 0);
                _admittedAt = elapsed();
            }
        }
        next?.SetResult(true);
        if (admitted > 0)
            _admission.Release(admitted);
    }
}
