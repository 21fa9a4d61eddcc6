namespace PortSip.Simulator;

/// <summary>The configuration of a queue.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedQueueSetup(string Number, string Name)
{
    /// <summary>The extensions of its agents. Initially, none of them is ready.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>How long an agent's telephone rings before another agent is called; 20 seconds.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a caller should wait at most; a longer wait is reported as a breach. <see langword="null"/> for no limit.</summary>
    public TimeSpan? SlaTime { get; init; }

    /// <summary>How long an agent is in WRAP_UP after a call of the queue; zero for immediately ready.</summary>
    public TimeSpan WrapUpTime { get; init; }
}
