namespace PortSip.Simulator;

/// <summary>The current state of an extension: its configuration, its telephone and its presence.</summary>
internal sealed record TenantExtension(string Id, SimulatedExtension Setup, string Presence)
{
    public string Number => Setup.Number;

    public bool IsOnline { get; init; } = true;

    public string PresenceNote { get; init; } = "";
}
