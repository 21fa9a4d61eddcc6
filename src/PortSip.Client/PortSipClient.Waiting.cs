namespace PortSip.Client;

/// <summary>Waiting for what becomes of a call.</summary>
public sealed partial class PortSipClient
{
    /// <summary>
    /// Waits until the call has come so far, or is over: busy, rejected, not answered and unreachable are results. Events tell (API §7), and
    /// <c>GET /sessions/{id}</c> and <c>/calllogs</c> where they don't.
    /// </summary>
    /// <exception cref="PortSipException">WaitTimedOut, CallFailed where it is asked for, Forbidden, and the failures of <see cref="GetCallAsync"/>.</exception>
    public async Task<PortSipCall> WaitForCallAsync(PortSipCall call, CallWait wait, CancellationToken cancellationToken)
    {
        var waiter = await StartWaiterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await waiter.WaitAsync(call, wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await waiter.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Subscribes to events, places the call and waits for it: <see cref="OriginateCallAsync"/> and <see cref="WaitForCallAsync"/> without a moment between.</summary>
    /// <exception cref="PortSipException">Those of both.</exception>
    public async Task<PortSipCall> OriginateAndWaitAsync(OriginateRequest call, CallWait wait, CancellationToken cancellationToken)
    {
        call.Validate();
        var waiter = await StartWaiterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await waiter.OriginateAsync(call, wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await waiter.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>For many calls over one subscription.</summary>
    internal Task<CallWaiter> StartWaiterAsync(CancellationToken cancellationToken) => CallWaiter.StartAsync(this, _log, cancellationToken);
}
