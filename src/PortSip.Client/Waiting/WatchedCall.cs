namespace PortSip.Client;

/// <summary>A call that was just placed. Its events are collected from before it was placed until this object is disposed of.</summary>
internal sealed class WatchedCall(CallWaiter waiter, PortSipCall call, EventSubscription events, TimeSpan placedAt) : IDisposable
{
    /// <summary>The call as it was placed, or as ended after it was hung up because nothing waits for it anymore.</summary>
    public PortSipCall Call { get; private set; } = call;

    /// <summary>
    /// Waits until it reaches the state or ends. A call that would be hung up at its timeout is also hung up if the wait is
    /// canceled earlier, because nothing else would do it.
    /// </summary>
    /// <exception cref="PortSipException">The failures of <see cref="CallWaiter.WaitAsync"/>.</exception>
    public async Task<PortSipCall> WaitAsync(CallWait wait, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (wait.HangsUpOnTimeout)
        {
            if (await waiter.HangUpAbandonedAsync(Call.Id).ConfigureAwait(false))
                Call = Call with { State = PortSipCallState.Ended };
            throw;
        }
    }

    /// <summary>The same, but a canceled wait leaves the call as it is.</summary>
    /// <exception cref="PortSipException">The failures of <see cref="CallWaiter.WaitAsync"/>.</exception>
    public Task<PortSipCall> FollowAsync(CallWait wait, CancellationToken cancellationToken) => waiter.FollowAsync(Call, events, wait, placedAt, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => events.Dispose();
}
