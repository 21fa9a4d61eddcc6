namespace PortSip.Client;

/// <summary>Admits requests until the connection ends, then rejects them with the reason, and signals when the last one is done.</summary>
internal sealed class ConnectionGate
{
    private readonly object _gate = new();

    // All under _gate.
    private PortSipException? _ended;
    private TaskCompletionSource<bool>? _idle;
    private int _underWay;

    /// <summary>Why requests are rejected; null while the gate is open. Once set, it doesn't change.</summary>
    public PortSipException? Ended
    {
        get
        {
            lock (_gate)
                return _ended;
        }
    }

    /// <summary>Admits a request over the connection. It is in progress until the pass is disposed.</summary>
    /// <exception cref="PortSipException">The connection has ended.</exception>
    public Pass Enter()
    {
        ThrowIfEnded(entering: 1);
        return new Pass(this);
    }

    /// <exception cref="PortSipException">The connection has ended.</exception>
    public void ThrowIfEnded() => ThrowIfEnded(entering: 0);

    /// <summary>Rejects all further requests. Those in progress continue.</summary>
    public void End(PortSipException reason)
    {
        lock (_gate)
            _ended ??= reason;
    }

    /// <summary>Completes when no request is in progress.</summary>
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

    /// <summary>An admitted request.</summary>
    public readonly struct Pass(ConnectionGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
