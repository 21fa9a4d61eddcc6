namespace PortSip.Client;

/// <summary>Tracks the state of the callee's extension for one call, from the start of the probe until it can't contribute any more.</summary>
internal sealed class CalleeStateTracking(CallsClient calls, AsyncSignal signal, Action<string> tell) : IDisposable
{
    private bool _isRefused;
    private CalleeStateProbe? _probe;

    /// <summary>Whether a probe may still be started.</summary>
    public bool IsPossible(PortSipCall call) => _probe is null && !_isRefused && CalleeStateProbe.IsPossible(call);

    /// <summary>Starts the probe, if there is one and it is permitted.</summary>
    public async Task<CalleeStateProbe?> StartAsync(PortSipCall call, CancellationToken cancellationToken)
    {
        if (IsPossible(call))
            _probe = await TryAsync(() => CalleeStateProbe.StartAsync(calls, call, signal, cancellationToken)).ConfigureAwait(false);
        return _probe;
    }

    /// <summary>The states of the call that it has observed since the last read.</summary>
    public async Task<IReadOnlyList<PortSipExtensionEvent>> ReadStatesAsync(CancellationToken cancellationToken)
    {
        if (_probe is null)
            return [];
        if (_probe.Refusal is { } refusal)
        {
            Refuse(refusal);
            return [];
        }
        var states = await TryAsync(() => _probe.ReadStatesAsync(cancellationToken)).ConfigureAwait(false);
        // Its observations during two calls are ambiguous. It is started again once the extension has only one call.
        if (states is null)
            Stop();
        return states ?? [];
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private async Task<T?> TryAsync<T>(Func<Task<T?>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            Refuse(e);
            return default;
        }
    }

    private void Refuse(PortSipException reason)
    {
        tell($"{reason.Message} So it isn't known whether the callee's extension is ringing or talking.");
        _isRefused = true;
        Stop();
    }

    private void Stop()
    {
        _probe?.Dispose();
        _probe = null;
    }
}
