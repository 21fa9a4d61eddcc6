namespace PortSip.Client;

/// <summary>A member of a queue: an agent without status (API §4).</summary>
public sealed record PortSipQueueMember : PortSipRecord
{
    /// <summary>The member's extension; null if the PBX doesn't report it.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The member's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>1 to 100. It counts only in queues whose polling strategy is based on skills.</summary>
    public int? SkillLevel { get; init; }

    /// <summary>The queue's number.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>The queue's name.</summary>
    public string? QueueName { get; init; }

    /// <summary>The queue's id.</summary>
    public string? QueueId { get; init; }

    /// <summary>The connection to the PBX that has the queue.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The member and the queue.</summary>
    public override string ToString() => $"{ExtensionNumber} in {QueueNumber}";

    internal static PortSipQueueMember From(AgentAnswer answer, PortSipQueue queue) => new()
    {
        ExtensionNumber = answer.ExtensionNumber,
        DisplayName = answer.DisplayName,
        SkillLevel = answer.SkillLevel is >= 0 and <= int.MaxValue and { } level ? (int)level : null,
        QueueNumber = queue.QueueNumber,
        QueueName = queue.Name,
        QueueId = queue.Id,
        Connection = queue.Connection,
    };
}
