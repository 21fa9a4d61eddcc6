namespace PortSip.Simulator;

/// <summary>A queue: its agents, and the calls that wait. <see cref="QueueControl"/> changes it, under the PBX's lock.</summary>
internal sealed class CallQueue(string id, SimulatedQueueSetup setup)
{
    public string Id { get; } = id;

    public SimulatedQueueSetup Setup { get; set; } = setup;

    public List<QueueAgent> Agents { get; set; } = [.. setup.Agents.Select(number => new QueueAgent(number))];

    /// <summary>Calls for which no agent has answered yet, longest first.</summary>
    public List<(Call Call, DateTimeOffset Since)> Waiting { get; } = [];

    /// <summary>How many callers have waited longer than they should.</summary>
    public int Breaches { get; set; }

    public QueueAgent? FindAgent(string extension) => Agents.Find(agent => agent.Extension == extension);

    public static SimulatedQueueCaller Caller((Call Call, DateTimeOffset Since) waiting) => new(
        waiting.Call.Id, waiting.Call.Current.CallerLeg.Number, waiting.Call.Targets[0].CallerDisplayName, waiting.Since);
}
