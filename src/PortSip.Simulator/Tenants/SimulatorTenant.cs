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

    /// <summary>The menus that rules give to numbers: the destinations by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Menus { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>What callers press in menus; of several patterns that fit, the last one applies.</summary>
    public IReadOnlyList<SimulatorKeyRule> Keys { get; init; } = [];

    /// <summary>The trunks that are down.</summary>
    public IReadOnlyList<string> DownTrunks { get; init; } = [];

    /// <summary>The blocked numbers.</summary>
    public IReadOnlyList<SimulatorBlockedNumber> BlockedNumbers { get; init; } = [];

    /// <summary>The contact center license.</summary>
    public SimulatorLicense License { get; init; }

    /// <summary>The Data Flow service.</summary>
    public SimulatorDataFlow DataFlow { get; init; }

    /// <summary>How a filter on call logs is handled.</summary>
    public SimulatorCallLogFilter CallLogFilter { get; init; }

    /// <summary>How events are sent.</summary>
    public SimulatorEventDelivery EventDelivery { get; init; } = new();

    /// <summary>The faults, in the order in which they apply.</summary>
    public IReadOnlyList<SimulatorFault> Faults { get; init; } = [];

    /// <summary>What a PBX would refuse in it: numbers that are missing, used twice or don't exist, and settings with wrong values.</summary>
    public IReadOnlyList<SimulatorTenantMistake> FindMistakes() => [.. TenantCheck.Mistakes(this)];
}
