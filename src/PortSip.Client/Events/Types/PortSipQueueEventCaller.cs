namespace PortSip.Client;

/// <summary>A caller who waits or has waited in a queue.</summary>
public sealed record PortSipQueueEventCaller : PortSipRecord
{
    /// <summary>The position in the queue, from 1.</summary>
    public int? Position { get; init; }

    /// <summary>The call's id.</summary>
    public string? SessionId { get; init; }

    /// <summary>The caller's number.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>The caller's name.</summary>
    public string? CallerName { get; init; }

    /// <summary>When the wait started (local time).</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>normal or callback.</summary>
    public string? Type { get; init; }

    /// <summary>What changed: enqueue, agent_answered, overflow, hangup or callback; null in a snapshot.</summary>
    public string? Reason { get; init; }

    /// <summary>The caller.</summary>
    public override string ToString() => $"{CallerNumber} {Reason}".TrimEnd();
}
