namespace PortSip.Client;

/// <summary>Waiting for what becomes of calls.</summary>
public sealed partial class PortSipClient
{
    /// <summary>For many calls over one subscription.</summary>
    internal Task<CallWaiter> StartWaiterAsync(CancellationToken cancellationToken) => CallWaiter.StartAsync(this, _log, cancellationToken);
}
