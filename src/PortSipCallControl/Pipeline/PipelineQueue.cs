namespace PortSipCallControl;

/// <summary>The work of the pipeline thread while it waits for a task.</summary>
internal sealed class PipelineQueue
{
    // The runtime's spinning sleeps for a millisecond after as many.
    private const int Spins = 20;

    // Guarded by a lock on it. Most commands don't need it, and thousands of them are created.
    private readonly Queue<PipelineAction> _actions = new();

    private volatile bool _isOver;
    // Guarded by the lock as well.
    private bool _isAsleep;
    // The same for every record.
    private Action? _wake;

    /// <summary>Queues an action for the thread.</summary>
    public void Enqueue(PipelineAction action)
    {
        lock (_actions)
        {
            _actions.Enqueue(action);
            if (_isAsleep)
                Monitor.Pulse(_actions);
        }
        // The queue is no longer processed; a waiter has to be notified.
        if (_isOver)
            Abandon();
    }

    /// <summary>The pipeline has ended: nothing is run any more.</summary>
    public void Close()
    {
        _isOver = true;
        Abandon();
    }

    /// <summary>Runs what is queued, on this thread, until the task has ended.</summary>
    /// <param name="task">The task.</param>
    /// <param name="stop">Cancels the task if an action throws: that ends the pipeline.</param>
    public void Pump(Task task, PipelineStop stop)
    {
        if (!task.IsCompleted)
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_wake ??= Wake);
        while (true)
        {
            // Read before the queue is emptied: whatever a task has posted is there once it has completed.
            var isCompleted = task.IsCompleted;
            while (Next() is { } action)
                Do(action, task, stop);
            if (isCompleted)
                return;
            WaitForWork(task);
        }
    }

    private void WaitForWork(Task task)
    {
        // Work often arrives within microseconds, and waking a thread takes longer. The count is read without the lock: it is only a hint.
        var spin = new SpinWait();
        while (_actions.Count == 0 && !task.IsCompleted && spin.Count < Spins)
            spin.SpinOnce();
        lock (_actions)
        {
            _isAsleep = true;
            while (_actions.Count == 0 && !task.IsCompleted)
                Monitor.Wait(_actions);
            _isAsleep = false;
        }
    }

    private void Wake()
    {
        lock (_actions)
            Monitor.Pulse(_actions);
    }

    private void Do(PipelineAction action, Task task, PipelineStop stop)
    {
        try
        {
            action.Do();
        }
        catch
        {
            // The downstream command has stopped the pipeline, or the error ends everything. The work ends before the pipeline does.
            stop.Begin(PipelineStop.LongGrace);
            while (!task.IsCompleted)
            {
                Abandon();
                WaitForWork(task);
            }
            throw;
        }
    }

    private void Abandon()
    {
        while (Next() is { } action)
            action.Abandon();
    }

    private PipelineAction? Next()
    {
        lock (_actions)
            return _actions.Count > 0 ? _actions.Dequeue() : null;
    }
}
