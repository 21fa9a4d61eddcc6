namespace PortSipCallControl;

/// <summary>What the pipeline's thread has to do while it waits for a task.</summary>
internal sealed class PipelineQueue
{
    // Under a lock on it. Most commands need none, and are made by the thousand.
    private readonly Queue<PipelineAction> _actions = new();

    // Set when there is something to do; made anew before the thread looks.
    private volatile TaskCompletionSource<bool> _signal = new();
    private volatile bool _isOver;

    /// <summary>Hands something to the thread.</summary>
    public void Enqueue(PipelineAction action)
    {
        lock (_actions)
            _actions.Enqueue(action);
        _signal.TrySetResult(true);
        // Nobody empties the queue any more; whoever waits for an answer must hear of it.
        if (_isOver)
            Abandon();
    }

    /// <summary>The pipeline has ended: nothing is done any more.</summary>
    public void Close()
    {
        _isOver = true;
        Abandon();
    }

    /// <summary>Does what comes, on this thread, until the task has ended.</summary>
    /// <param name="task">The task.</param>
    /// <param name="stop">Ends the task before its time if what is done here throws: the pipeline ends by that.</param>
    public void Pump(Task task, PipelineStop stop)
    {
        while (true)
        {
            // Read before the queue is emptied: what a task has posted is there once it is completed.
            var isCompleted = task.IsCompleted;
            var signal = _signal = new TaskCompletionSource<bool>();
            while (Next() is { } action)
                Do(action, task, stop);
            if (isCompleted)
                return;
            Task.WaitAny(task, signal.Task);
        }
    }

    private void Do(PipelineAction action, Task task, PipelineStop stop)
    {
        try
        {
            action.Do();
        }
        catch
        {
            // Downstream wants no more, or the error stops everything. The work ends before the pipeline does.
            stop.Begin(PipelineStop.LongGrace);
            while (!task.IsCompleted)
            {
                var signal = _signal = new TaskCompletionSource<bool>();
                Abandon();
                Task.WaitAny(task, signal.Task);
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
