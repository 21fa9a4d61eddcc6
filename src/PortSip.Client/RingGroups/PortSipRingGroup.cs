namespace PortSip.Client;

/// <summary>A ring group: a number that calls several extensions (API §9).</summary>
public sealed record PortSipRingGroup : PortSipRecord
{
    /// <summary>The group's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The number that callers dial, such as 6000.</summary>
    public string? RingGroupNumber { get; init; }

    /// <summary>Its name, 1 to 64 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The order in which its members ring, in the PBX's own words.</summary>
    public string? RingStrategy { get; init; }

    /// <summary>How long each member's phone rings, in whole seconds.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>Whether members who are in a call don't ring; null if the PBX doesn't report it.</summary>
    public bool? SkipsBusyMembers { get; init; }

    /// <summary>The connection to the PBX that has the group.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Number and name: <c>6000 Sales</c>.</summary>
    public override string ToString() => $"{RingGroupNumber} {Name}".Trim();

    internal static PortSipRingGroup From(RingGroupAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        RingGroupNumber = answer.ExtensionNumber,
        Name = answer.Name,
        RingStrategy = answer.RingStrategy,
        RingTime = WireDuration.Of(answer.RingTime),
        SkipsBusyMembers = KnownWord.YesOrNo(answer.SkipBusyMember),
        Connection = connection,
    };
}
