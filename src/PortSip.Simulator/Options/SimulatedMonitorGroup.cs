namespace PortSip.Simulator;

/// <summary>A monitor group: its supervisors can monitor its members.</summary>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedMonitorGroup(string Name)
{
    /// <summary>The extensions that can be monitored.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The extensions that can monitor them; the API calls them managers.</summary>
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>A note; empty for none.</summary>
    public string Description { get; init; } = "";
}
