namespace PortSip.Simulator;

/// <summary>A tenant as a whole: how it is set up, and the rules for its telephones. <see cref="SimulatorTenantFile"/> reads and writes it.</summary>
public sealed record SimulatorTenant
{
    /// <summary>How the PBX is set up. A file doesn't contain how it runs: its clock, seed, inbound calls and capacities.</summary>
    public SimulatorOptions Options { get; init; } = new();

    /// <summary>What telephones do when they are called; of several patterns that fit, the last one applies.</summary>
    public IReadOnlyList<SimulatorPhoneRule> Callees { get; init; } = [];

    /// <summary>What telephones do when the PBX calls them as the caller.</summary>
    public IReadOnlyList<SimulatorPhoneRule> Callers { get; init; } = [];

    /// <summary>The rules that forward calls.</summary>
    public IReadOnlyList<SimulatorForwarding> Forwarding { get; init; } = [];

    /// <summary>The trunks that are down.</summary>
    public IReadOnlyList<string> DownTrunks { get; init; } = [];

    /// <summary>The blocked numbers.</summary>
    public IReadOnlyList<SimulatorBlockedNumber> BlockedNumbers { get; init; } = [];
}
