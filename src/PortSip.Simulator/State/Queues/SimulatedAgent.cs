namespace PortSip.Simulator;

/// <summary>An agent of a queue as it was when it was asked for.</summary>
/// <param name="Extension">The extension.</param>
/// <param name="Status">The status.</param>
/// <param name="SessionId">The session id of the queue's call that it has; <see langword="null"/> for none.</param>
public sealed record SimulatedAgent(string Extension, SimulatedAgentStatus Status, string? SessionId)
{
    /// <summary>Why, as the agent said; empty for nothing.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who called the queue in that call; empty for nobody.</summary>
    public string CallerNumber { get; init; } = "";

    /// <summary>The calling name; empty for none.</summary>
    public string CallerName { get; init; } = "";
}
