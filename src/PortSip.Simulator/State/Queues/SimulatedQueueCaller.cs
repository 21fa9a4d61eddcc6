namespace PortSip.Simulator;

/// <summary>A caller who waits in a queue.</summary>
/// <param name="SessionId">The session id of the call.</param>
/// <param name="Number">The calling number, or the number to call back.</param>
/// <param name="Name">The calling name; empty for none.</param>
/// <param name="Since">When the call joined the queue.</param>
public sealed record SimulatedQueueCaller(string SessionId, string Number, string Name, DateTimeOffset Since)
{
    /// <summary>Whether the caller has hung up and waits to be called back.</summary>
    public bool IsCallback { get; init; }
}
