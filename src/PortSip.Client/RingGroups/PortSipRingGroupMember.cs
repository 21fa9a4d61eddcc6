namespace PortSip.Client;

/// <summary>A member of a ring group (API §9).</summary>
public sealed record PortSipRingGroupMember : PortSipRecord
{
    /// <summary>The member's extension; null if the PBX doesn't report it.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The member's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>1 to 100. It counts only in groups whose ring strategy is based on skills.</summary>
    public int? SkillLevel { get; init; }

    /// <summary>The group's number.</summary>
    public string? RingGroupNumber { get; init; }

    /// <summary>The group's name.</summary>
    public string? RingGroupName { get; init; }

    /// <summary>The group's id.</summary>
    public string? RingGroupId { get; init; }

    /// <summary>The connection to the PBX that has the group.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The member and the group.</summary>
    public override string ToString() => $"{ExtensionNumber} in {RingGroupNumber}";

    internal static PortSipRingGroupMember From(AgentAnswer answer, PortSipRingGroup group, PortSipConnection connection) => new()
    {
        ExtensionNumber = answer.ExtensionNumber,
        DisplayName = answer.DisplayName,
        SkillLevel = answer.SkillLevel is >= 0 and <= int.MaxValue and { } level ? (int)level : null,
        RingGroupNumber = group.RingGroupNumber,
        RingGroupName = group.Name,
        RingGroupId = group.Id,
        Connection = connection,
    };
}
