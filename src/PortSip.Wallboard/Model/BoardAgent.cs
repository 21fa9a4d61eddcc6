namespace PortSip.Wallboard;

/// <summary>An agent, once for all queues.</summary>
internal sealed record BoardAgent
{
    public required string Number { get; init; }

    public string? Name { get; init; }

    /// <summary>The kind of the state.</summary>
    public required AgentGroup Group { get; init; }

    /// <summary>The state in words.</summary>
    public required string State { get; init; }

    /// <summary>When the state started.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Why the agent pauses, in the PBX's or the agent's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The number that the agent talks to.</summary>
    public string? PartnerNumber { get; init; }

    /// <summary>The name of that party.</summary>
    public string? PartnerName { get; init; }

    /// <summary>The numbers of the queues in which the agent has this state.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The last call that the agent talked in today.</summary>
    public BoardLastCall? LastCall { get; init; }
}

/// <summary>The last call of an agent.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Number">The other party's number.</param>
/// <param name="Name">The other party's name.</param>
/// <param name="TalkTime">How long they talked.</param>
internal sealed record BoardLastCall(DateTimeOffset EndedAt, string? Number, string? Name, TimeSpan TalkTime);
