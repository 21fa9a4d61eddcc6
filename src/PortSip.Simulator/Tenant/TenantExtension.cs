namespace PortSip.Simulator;

/// <summary>An extension as it is now: how it is set up, whether its telephone is there, and what its person shows.</summary>
internal sealed record TenantExtension(SimulatedExtension Setup)
{
    public string Number => Setup.Number;

    public bool IsOnline { get; init; } = true;

    public string Presence { get; init; } = "AVAILABLE";

    public string PresenceNote { get; init; } = "";
}
