namespace PortSip.Simulator;

/// <summary>The monitor groups of the tenant.</summary>
internal sealed class MonitorGroups
{
    private readonly IdSource _ids;

    public MonitorGroups(SimulatorOptions options)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.MonitorGroups));
        foreach (var setup in options.MonitorGroups)
        {
            var group = Add(setup.Name, setup.Description);
            group.Members.AddRange(setup.Members);
            group.Supervisors.AddRange(setup.Supervisors);
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
