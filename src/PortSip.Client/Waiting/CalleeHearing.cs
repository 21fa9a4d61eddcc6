namespace PortSip.Client;

/// <summary>Tracks the state of the callee's extension for one call, from the start of the probe until it can't contribute any more.</summary>
internal sealed class CalleeHearing(CallsClient calls, AsyncSignal signal, Action<string> tell) : IDisposable
{
    private bool _isRefused;
    private CalleeWitness? _witness;

    /// <summary>Whether a probe may still be started.</summary>
    public bool IsPossible(PortSipCall call) => _witness is null && !_isRefused && CalleeWitness.IsPossible(call);

    /// <summary>Starts the probe, if there is one and it is permitted.</summary>
    public async Task<CalleeWitness?> CallAsync(PortSipCall call, CancellationToken cancellationToken)
    {
        if (IsPossible(call))
            _witness = await AskAsync(() => CalleeWitness.CallAsync(calls, call, signal, cancellationToken)).ConfigureAwait(false);
        return _witness;
    }

    /// <summary>The states of the call that it has observed since the last read.</summary>
    public async Task<IReadOnlyList<PortSipExtensionEvent>> HearAsync(CancellationToken cancellationToken)
    {
        if (_witness is null)
            return [];
        if (_witness.Refusal is { } refusal)
        {
            Refuse(refusal);
            return [];
        }
        var statements = await AskAsync(() => _witness.TestifyAsync(cancellationToken)).ConfigureAwait(false);
        // Its observations during two calls are ambiguous. It is started again once the extension has only one call.
        if (statements is null)
            Dismiss();
        return statements ?? [];
    }

    /// <inheritdoc/>
    public void Dispose() => Dismiss();

    private async Task<T?> AskAsync<T>(Func<Task<T?>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
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
        Dismiss();
    }

    private void Dismiss()
    {
        _witness?.Dispose();
        _witness = null;
    }
}
