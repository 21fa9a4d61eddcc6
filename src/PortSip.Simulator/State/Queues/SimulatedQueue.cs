namespace PortSip.Simulator;

/// <summary>A queue as it was when it was asked for.</summary>
public sealed record SimulatedQueue
{
    /// <summary>The id, 18 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The number.</summary>
    public required string Number { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Who waits, longest first.</summary>
    public required IReadOnlyList<SimulatedQueueCaller> Waiting { get; init; }

    /// <summary>The agents.</summary>
    public required IReadOnlyList<SimulatedAgent> Agents { get; init; }
}
