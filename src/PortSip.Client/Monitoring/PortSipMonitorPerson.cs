namespace PortSip.Client;

/// <summary>A member or supervisor of a monitor group.</summary>
public sealed record PortSipMonitorPerson : PortSipRecord
{
    /// <summary>The extension.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The display name, or the name if there isn't one.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The id of the user.</summary>
    public string? Id { get; init; }

    /// <summary>The extension.</summary>
    public override string ToString() => ExtensionNumber ?? DisplayName ?? "";
}
