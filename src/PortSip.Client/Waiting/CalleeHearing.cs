namespace PortSip.Client;

/// <summary>Hears the callee's extension about one call, from when it is called as a witness until it can't be one any more.</summary>
internal sealed class CalleeHearing(CallsClient calls, AsyncSignal signal, Action<string> tell) : IDisposable
{
    private bool _isRefused;
    private CalleeWitness? _witness;

    /// <summary>Whether there may be a witness that hasn't been called yet.</summary>
    public bool IsPossible(PortSipCall call) => _witness is null && !_isRefused && CalleeWitness.IsPossible(call);

    /// <summary>Calls the witness, where there is one and it may speak.</summary>
    public async Task<CalleeWitness?> CallAsync(PortSipCall call, CancellationToken cancellationToken)
    {
        if (IsPossible(call))
            _witness = await AskAsync(() => CalleeWitness.CallAsync(calls, call, signal, cancellationToken)).ConfigureAwait(false);
        return _witness;
    }

    /// <summary>What it has seen of the call since it was heard last.</summary>
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
        // What it has seen of two calls is worth nothing. It is called again once it has only one.
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
