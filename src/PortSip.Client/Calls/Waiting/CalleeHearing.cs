namespace PortSip.Client;

/// <summary>Hears the callee's extension about one call, from when it is called as a witness until it can't be one any more.</summary>
internal sealed class CalleeHearing(PortSipClient client, AsyncSignal signal, Action<string> tell) : IDisposable
{
    private bool _isRefused;
    private CalleeWitness? _witness;

    /// <summary>Calls the witness, where there is one and it may speak.</summary>
    public async Task CallAsync(PortSipCall call, CancellationToken cancellationToken)
    {
        if (_witness is null && !_isRefused && CalleeWitness.IsPossible(call))
            _witness = await AskAsync(() => CalleeWitness.CallAsync(client, call, signal, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Adds what it has seen to what is known of the call.</summary>
    public async Task HearAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        if (_witness is null)
            return;
        if (_witness.Refusal is { } refusal)
            Refuse(refusal);
        // What it has seen of two calls is worth nothing. It is called again once it has only one.
        else if (!await AskAsync(() => _witness.TestifyAsync(progress, cancellationToken)).ConfigureAwait(false))
            Dismiss();
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
        tell($"{reason.Message} So the callee's extension doesn't tell whether it rings or talks.");
        _isRefused = true;
        Dismiss();
    }

    private void Dismiss()
    {
        _witness?.Dispose();
        _witness = null;
    }
}
