namespace PortSip.Simulator;

/// <summary>The ring groups of the tenant.</summary>
internal sealed class RingGroups
{
    public RingGroups(SimulatorOptions options)
    {
        var ids = new IdSource(options.Seed + 29);
        All = [.. options.RingGroups.Select(setup => new RingGroup(ids.Next(), setup))];
    }

    public IReadOnlyList<RingGroup> All { get; }

    public RingGroup? Find(string id) => All.FirstOrDefault(group => group.Id == id);
}
