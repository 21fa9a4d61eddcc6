namespace PortSip.Client;

/// <summary>Determines how a call ended, from its record in an event or in the call logs.</summary>
internal sealed class CallEnding(ApiSender sender, EventSubscription? anchor)
{
    // The record of a call that has just ended may be a moment late.
    private const int LargestNumberOfLooks = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private PortSipException? _refusal;

    /// <summary>Whether this user or this PBX doesn't provide call logs.</summary>
    public bool IsRefused => _refusal is not null;

    /// <summary>The call has reached its state or ended. If no event contained the record of a call that ended, it is searched for.</summary>
    /// <exception cref="PortSipException">CallFailed, if requested and proven; CallOutcomeUnknown, if requested and not proven; CallNotFound: the call never existed.</exception>
    public async Task<PortSipCall> ConcludeAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var progress = awaited.Progress;
        await LookAsync(awaited, cancellationToken).ConfigureAwait(false);
        // A bare id that neither the active calls nor the logs contain never existed.
        if (progress is { IsKnown: false, NotFound: { } notFound } && _refusal is null)
            throw notFound;
        var call = progress.Call;
        if (!progress.IsEnded || progress.HasAnswered)
            return call;
        if (awaited.Wait.FailsWithoutAnswer)
            throw progress.HasFailed ? WaitFailures.Failed(call) : WaitFailures.Unknown(call);
        if (!progress.HasFailed)
            sender.Log.Warning($"The call {call} has ended, but it isn't known whether it was answered: nothing reports how it ended.");
        return call;
    }

    /// <summary>The call logs' entry for the call; null if there isn't one, or if the logs can't be read.</summary>
    public async Task<CallLogEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_refusal is not null)
            return null;
        try
        {
            return CallLogEntry.From(await new CallLogSearch(sender).FindAsync(id, cancellationToken).ConfigureAwait(false));
        }
        catch (PortSipException e)
        {
            sender.Log.Verbose(e.Message);
            if (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound or PortSipFailure.ValidationFailed)
                _refusal = e;
            return null;
        }
    }

    private async Task LookAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var progress = awaited.Progress;
        var pause = awaited.Wait.PollingInterval < LongestPause ? awaited.Wait.PollingInterval : LongestPause;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        sender.Connection.Clock.CancelAfter(bound, awaited.EndingTime);
        try
        {
            for (var look = 0; progress.IsEnded && !progress.HasRecord && look < LargestNumberOfLooks; look++)
            {
                if (look > 0)
                    await awaited.WaitAsync(pause, bound.Token).ConfigureAwait(false);
                awaited.Take();
                if (progress.HasRecord)
                    return;
                if (await FindAsync(awaited.Id, bound.Token).ConfigureAwait(false) is { } entry)
                    progress.ApplyLog(entry);
                // Neither source is available, and neither will be.
                else if (_refusal is not null && anchor?.IsLive != true)
                    return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            sender.Log.Verbose("The call logs weren't returned in time.");
        }
    }
}
