namespace PortSip.Simulator;

/// <summary>A snapshot of a queue.</summary>
public sealed record SimulatedQueue
{
    /// <summary>The id, 18 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The number.</summary>
    public required string Number { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The waiting callers, longest wait first.</summary>
    public required IReadOnlyList<SimulatedQueueCaller> Waiting { get; init; }

    /// <summary>The agents.</summary>
    public required IReadOnlyList<SimulatedAgent> Agents { get; init; }
}
