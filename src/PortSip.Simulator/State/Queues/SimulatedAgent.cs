namespace PortSip.Simulator;

/// <summary>A snapshot of an agent of a queue.</summary>
/// <param name="Extension">The extension.</param>
/// <param name="Status">The status.</param>
/// <param name="SessionId">The session id of the agent's current call of the queue; <see langword="null"/> for none.</param>
public sealed record SimulatedAgent(string Extension, SimulatedAgentStatus Status, string? SessionId)
{
    /// <summary>The reason that the agent gave; empty for none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The caller of that call; empty for none.</summary>
    public string CallerNumber { get; init; } = "";

    /// <summary>The calling name; empty for none.</summary>
    public string CallerName { get; init; } = "";
}
