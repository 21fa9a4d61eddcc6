namespace PortSip.Simulator;

/// <summary>A mutable ring group.</summary>
internal sealed class RingGroup(string id, SimulatedRingGroup setup)
{
    public string Id { get; } = id;

    public string Number { get; } = setup.Number;

    public string Name { get; } = setup.Name;

    /// <summary>The members in their order, with their skill levels.</summary>
    public IReadOnlyList<(string Extension, int SkillLevel)> Members { get; set; } = [.. setup.Members.Select(number => (number, 1))];
}
