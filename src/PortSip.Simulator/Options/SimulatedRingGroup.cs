namespace PortSip.Simulator;

/// <summary>The configuration of a ring group.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedRingGroup(string Number, string Name)
{
    /// <summary>The extensions that it calls, each with the skill level 1.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
