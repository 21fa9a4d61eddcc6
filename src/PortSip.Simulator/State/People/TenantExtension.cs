namespace PortSip.Simulator;

/// <summary>An extension as it is now: how it is set up, whether its telephone is there, and what its person shows.</summary>
internal sealed record TenantExtension(string Id, SimulatedExtension Setup, string Presence)
{
    public string Number => Setup.Number;

    public bool IsOnline { get; init; } = true;

    public string PresenceNote { get; init; } = "";
}
