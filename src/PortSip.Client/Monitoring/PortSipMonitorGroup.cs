namespace PortSip.Client;

/// <summary>A monitor group: its supervisors can monitor its members (API §5).</summary>
public sealed record PortSipMonitorGroup : PortSipRecord
{
    /// <summary>The group's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, 1 to 64 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is enabled; null if the PBX doesn't report it.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Up to 1024 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The extensions that can be monitored.</summary>
    public PortSipList<PortSipMonitorPerson> Members { get; init; } = [];

    /// <summary>The extensions that can monitor them.</summary>
    public PortSipList<PortSipMonitorPerson> Supervisors { get; init; } = [];

    /// <summary>The connection to the PBX that has the group.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? Id;

    internal static PortSipMonitorGroup From(MonitorGroupAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        Name = answer.Name,
        IsEnabled = KnownWord.YesOrNo(answer.Enabled),
        Description = answer.Description,
        Connection = connection,
    };
}
