namespace PortSip.Client;

/// <summary>Finds out how a call ended: by its record, which an event brings or the call logs hold.</summary>
internal sealed class CallEnding(ApiSender sender, EventSubscription anchor)
{
    // The record of a call that has just ended may be a moment late.
    private const int LargestNumberOfLooks = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private PortSipException? _refusal;

    /// <summary>The call has reached its state or ended. The record of one that has ended is looked for where no event brought it.</summary>
    /// <exception cref="PortSipException">CallFailed, where that was asked for and is proved; CallOutcomeUnknown, where it was asked for and isn't; CallNotFound: it never was.</exception>
    public async Task<PortSipCall> ConcludeAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var progress = awaited.Progress;
        await LookAsync(awaited, cancellationToken).ConfigureAwait(false);
        // A bare id that neither the active calls nor the logs know never was one.
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

    /// <summary>What the call logs hold of the call; null where they hold nothing, or can't be read.</summary>
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
        sender.Connection.Clock.CancelAfter(bound, awaited.Epilogue);
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
                // Neither source is there, and none will be.
                else if (_refusal is not null && !anchor.IsLive)
                    return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            sender.Log.Verbose("The call logs weren't returned in time.");
        }
    }
}
