namespace PortSip.Simulator;

/// <summary>A queue: its agents, and the waiting calls. <see cref="QueueControl"/> changes it, under the PBX's lock.</summary>
internal sealed class CallQueue(string id, SimulatedQueueSetup setup)
{
    public string Id { get; } = id;

    public SimulatedQueueSetup Setup { get; set; } = setup;

    public List<QueueAgent> Agents { get; set; } = [.. setup.Agents.Select(number => new QueueAgent(number))];

    /// <summary>Calls that no agent has answered yet, longest wait first.</summary>
    public List<(Call Call, DateTimeOffset Since)> Waiting { get; } = [];

    /// <summary>How many callers have exceeded the wait limit.</summary>
    public int Breaches { get; set; }

    public QueueAgent? FindAgent(string extension) => Agents.Find(agent => agent.Extension == extension);

    public static SimulatedQueueCaller Caller((Call Call, DateTimeOffset Since) waiting) => new(
        waiting.Call.Id, waiting.Call.Current.CallerLeg.Number, waiting.Call.Targets[0].CallerDisplayName, waiting.Since);
}
