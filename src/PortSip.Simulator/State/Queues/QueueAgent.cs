namespace PortSip.Simulator;

/// <summary>An agent of a queue. <see cref="QueueControl"/> changes it, under the PBX's lock.</summary>
internal sealed class QueueAgent(string extension)
{
    public string Extension { get; } = extension;

    public SimulatedAgentStatus Status { get; set; } = SimulatedAgentStatus.NotReady;

    public string Reason { get; set; } = "";

    /// <summary>1 to 100.</summary>
    public int SkillLevel { get; set; } = 1;

    /// <summary>The queue's call that it rings for or talks in.</summary>
    public Call? Call { get; set; }

    /// <summary>The agent who was served longest ago comes first.</summary>
    public long LastServed { get; set; }

    /// <summary>The end of its wrap-up.</summary>
    public ScheduledAction? WrapUp { get; set; }
}
