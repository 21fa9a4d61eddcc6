namespace PortSip.Client;

/// <summary>A queue's state: <c>queue_status</c> (a snapshot), <c>queue_caller_status</c>, <c>queue_agent_status</c>, <c>queue_sla_breached</c>.</summary>
public sealed record PortSipQueueEvent : PortSipEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipQueueEvent()
    {
    }

    internal PortSipQueueEvent(ReceivedEvent source)
        : base(source)
    {
    }

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <summary>The queue's number.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>The queue's id.</summary>
    public string? QueueId { get; init; }

    /// <summary>The queue's name.</summary>
    public string? QueueName { get; init; }

    /// <summary>All waiting callers (snapshot), or those that changed.</summary>
    public PortSipList<PortSipQueueEventCaller> Callers { get; init; } = [];

    /// <summary>All agents (snapshot), or those that changed.</summary>
    public PortSipList<PortSipQueueEventAgent> Agents { get; init; } = [];

    /// <summary>The numbers of agents that left the queue.</summary>
    public PortSipList<string> RemovedAgents { get; init; } = [];

    /// <summary>The caller who waited too long: <c>queue_sla_breached</c>.</summary>
    public string? BreachingCaller { get; init; }

    /// <summary>How many callers have waited too long.</summary>
    public int? TotalCallersBreached { get; init; }

    /// <summary>The limit for "too long", in seconds.</summary>
    public TimeSpan? SlaTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? SlaSeconds => SlaTime?.TotalSeconds;

    /// <summary>How many callers wait.</summary>
    public int? WaitingCallers { get; init; }

    /// <summary>When it happened (local time).</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The type and the queue.</summary>
    public override string ToString() => $"{EventType} {QueueNumber}";
}
