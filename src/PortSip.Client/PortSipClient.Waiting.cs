namespace PortSip.Client;

/// <summary>Waiting for what becomes of calls.</summary>
public sealed partial class PortSipClient
{
    /// <summary>For many calls over one subscription.</summary>
    internal Task<CallWaiter> StartWaiterAsync(CancellationToken cancellationToken) => StartWaiterAsync(CancellationToken.None, cancellationToken);

    /// <inheritdoc cref="CallWaiter.StartAsync"/>
    internal Task<CallWaiter> StartWaiterAsync(CancellationToken patience, CancellationToken cancellationToken) => CallWaiter.StartAsync(this, _log, patience, cancellationToken);
}
