namespace PortSip.Simulator;

/// <summary>The monitor groups of the tenant.</summary>
internal sealed class MonitorGroups
{
    private readonly IdSource _ids;

    public MonitorGroups(SimulatorOptions options)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.MonitorGroups));
        Replace(options.MonitorGroups);
    }

    /// <summary>Replaces all groups. One with a known name keeps its id.</summary>
    public void Replace(IReadOnlyList<SimulatedMonitorGroup> setups)
    {
        var ids = new KeptIds(All.Select(group => (group.Name, group.Id)), _ids);
        All.Clear();
        foreach (var setup in setups)
        {
            var group = new MonitorGroup(ids.Of(setup.Name), setup.Name, setup.Description);
            group.Members.AddRange(setup.Members);
            group.Supervisors.AddRange(setup.Supervisors);
            All.Add(group);
        }
    }

    public List<MonitorGroup> All { get; } = [];

    public MonitorGroup Add(string name, string description)
    {
        var group = new MonitorGroup(_ids.Next(), name, description);
        All.Add(group);
        return group;
    }

    public MonitorGroup? Find(string id) => All.Find(group => group.Id == id);
}
