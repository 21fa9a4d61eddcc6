namespace PortSip.Client;

/// <summary>An agent of a queue.</summary>
public sealed record PortSipQueueEventAgent : PortSipRecord
{
    /// <summary>The agent's extension.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>READY, NOT_READY, QUEUE_CALL, OTHER_CALL, WRAP_UP, LOGGED_OUT (which the PBX calls Online), OFFLINE, or an unknown word as the PBX writes it.</summary>
    public string? State { get; init; }

    /// <summary>The agent's call, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>The number of the agent's caller.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>The name of the agent's caller.</summary>
    public string? CallerName { get; init; }

    /// <summary>When the state started (local time).</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The agent and the state.</summary>
    public override string ToString() => $"{ExtensionNumber} {State}".TrimEnd();
}
