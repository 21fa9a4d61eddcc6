namespace PortSip.Simulator;

/// <summary>An agent of a queue. <see cref="QueueControl"/> changes it, under the PBX's lock.</summary>
internal sealed class QueueAgent(string extension) : IRung
{
    public string Extension { get; } = extension;

    public SimulatedAgentStatus Status { get; set; } = SimulatedAgentStatus.NotReady;

    public string Reason { get; set; } = "";

    /// <summary>The status that events have reported last.</summary>
    public SimulatedAgentStatus Reported { get; set; } = SimulatedAgentStatus.NotReady;

    /// <summary>1 to 100.</summary>
    public int SkillLevel { get; set; } = 1;

    /// <summary>The queue's call that it rings for or talks in.</summary>
    public Call? Call { get; set; }

    public long LastRung { get; set; }

    public int Answered { get; set; }

    /// <summary>The end of its wrap-up.</summary>
    public ScheduledAction? WrapUp { get; set; }
}
