namespace PortSip.Simulator;

/// <summary>A mutable monitor group.</summary>
internal sealed class MonitorGroup(string id, string name, string description)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Description { get; } = description;

    public List<string> Members { get; } = [];

    public List<string> Supervisors { get; } = [];

    public bool LetsMonitor(string supervisor, string agent) => Supervisors.Contains(supervisor) && Members.Contains(agent);
}
