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
        var former = All.ToList();
        All.Clear();
        foreach (var setup in setups)
        {
            var before = former.FindIndex(known => known.Name == setup.Name);
            var group = new MonitorGroup(before < 0 ? _ids.Next() : former[before].Id, setup.Name, setup.Description);
            // Several groups can have the same name, and each id is given once.
            if (before >= 0)
                former.RemoveAt(before);
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
