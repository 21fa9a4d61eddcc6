namespace PortSip.Client;

/// <summary>An agent's state in one queue.</summary>
/// <param name="QueueNumber">The queue's number.</param>
/// <param name="Status">As <see cref="PortSipQueueEventAgent.State"/>.</param>
public sealed record PortSipAgentQueueStatus(string? QueueNumber, string? Status) : PortSipRecord
{
    /// <summary>The queue and the state.</summary>
    public override string ToString() => $"{QueueNumber}: {Status}";
}
