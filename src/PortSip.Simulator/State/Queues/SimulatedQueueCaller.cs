namespace PortSip.Simulator;

/// <summary>A caller who waits in a queue.</summary>
/// <param name="SessionId">The session id of the call.</param>
/// <param name="Number">The calling number.</param>
/// <param name="Name">The calling name; empty for none.</param>
/// <param name="Since">When the call joined the queue.</param>
public sealed record SimulatedQueueCaller(string SessionId, string Number, string Name, DateTimeOffset Since);
