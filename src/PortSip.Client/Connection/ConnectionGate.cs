namespace PortSip.Client;

/// <summary>Lets requests through until the connection ends, says why it ended to those who come later, and knows when the last one is done.</summary>
internal sealed class ConnectionGate
{
    private readonly object _gate = new();

    // All under _gate.
    private PortSipException? _ended;
    private TaskCompletionSource<bool>? _idle;
    private int _underWay;

    /// <summary>Why no request is let through any more; null while it is open. Once set, it stays.</summary>
    public PortSipException? Ended
    {
        get
        {
            lock (_gate)
                return _ended;
        }
    }

    /// <summary>Does what is sent over the connection.</summary>
    /// <exception cref="PortSipException">It has ended.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> send)
    {
        ThrowIfEnded(entering: 1);
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <exception cref="PortSipException">It has ended.</exception>
    public void ThrowIfEnded() => ThrowIfEnded(entering: 0);

    /// <summary>Lets nobody through any more. What is under way goes on.</summary>
    public void End(PortSipException reason)
    {
        lock (_gate)
            _ended ??= reason;
    }

    /// <summary>Ends when nothing is under way any more.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (_underWay == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private void ThrowIfEnded(int entering)
    {
        lock (_gate)
        {
            if (_ended is not null)
                throw Failures.Again(_ended);
            _underWay += entering;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_underWay == 0)
                _idle?.TrySetResult(true);
        }
    }
}
