namespace PortSip.Simulator;

/// <summary>An address that the PBX blocks for a while after too many failed sign-ins.</summary>
/// <param name="Address">The IP address.</param>
/// <param name="Until">When the block ends, by the simulator's clock.</param>
public sealed record BlockedAddress(string Address, DateTimeOffset Until);
