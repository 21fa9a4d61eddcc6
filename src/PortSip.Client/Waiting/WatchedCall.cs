namespace PortSip.Client;

/// <summary>A call that was just placed. Its events have been gathered since before, and are until it is disposed of.</summary>
internal sealed class WatchedCall(CallWaiter waiter, PortSipCall call, EventSubscription events, TimeSpan placedAt) : IDisposable
{
    /// <summary>The call as it was placed; once it was hung up because nobody waits for it any more, as ended.</summary>
    public PortSipCall Call { get; private set; } = call;

    /// <summary>
    /// Waits until it reaches the state or ends. One that is to be hung up at its time-out is hung up as well where the wait is
    /// cancelled before: nobody would do it then.
    /// </summary>
    /// <exception cref="PortSipException">Those of <see cref="CallWaiter.WaitAsync"/>.</exception>
    public async Task<PortSipCall> WaitAsync(CallWait wait, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.FollowAsync(Call, events, wait, placedAt, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (wait.HangsUpOnTimeout)
        {
            if (await waiter.HangUpAbandonedAsync(Call.Id).ConfigureAwait(false))
                Call = Call with { State = PortSipCallState.Ended };
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => events.Dispose();
}
