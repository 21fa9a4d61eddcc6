namespace PortSip.Client;

/// <summary>A value that the Data Flow service returned for a queue.</summary>
public sealed record PortSipQueueFigure : PortSipRecord
{
    /// <summary>The PBX's own name; the name of a value inside another one follows a dot.</summary>
    public required string Name { get; init; }

    /// <summary>The value as text; a list as JSON; null if there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Name and value: <c>answered=12</c>.</summary>
    public override string ToString() => $"{Name}={Value}";
}
