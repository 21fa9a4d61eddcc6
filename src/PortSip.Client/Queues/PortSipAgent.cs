namespace PortSip.Client;

/// <summary>An agent of a queue (API §4).</summary>
public sealed record PortSipAgent : PortSipRecord
{
    /// <summary>The agent's extension; null for the signed-in user's own entry if the PBX doesn't repeat it.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The agent's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>
    /// <c>Ready NotReady QueueCall OtherCall WrapUp Break Lunch LoggedOut Offline Transfer ConsultTransfer OnHold</c>, or the PBX's own
    /// text for a new value.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The reason, in the PBX's or the agent's words (22.5).</summary>
    public string? Reason { get; init; }

    /// <summary>1 to 100.</summary>
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

    /// <summary>The agent, the queue and the status.</summary>
    public override string ToString() => $"{ExtensionNumber} in {QueueNumber}: {Status}";

    internal static PortSipAgent From(AgentAnswer answer, PortSipQueue queue) => new()
    {
        ExtensionNumber = answer.ExtensionNumber,
        DisplayName = answer.DisplayName,
        Status = QueueWords.AgentStatus(answer.Status),
        Reason = answer.Reason,
        SkillLevel = answer.SkillLevel is >= 0 and <= int.MaxValue and { } level ? (int)level : null,
        QueueNumber = queue.QueueNumber,
        QueueName = queue.Name,
        QueueId = queue.Id,
        Connection = queue.Connection,
    };
}
