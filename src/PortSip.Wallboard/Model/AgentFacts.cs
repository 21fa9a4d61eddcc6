namespace PortSip.Wallboard;

/// <summary>What the REST API reports of agents and events don't: names, and reasons of pauses.</summary>
internal sealed class AgentFacts
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agent, string Queue), (string? State, string? Reason)> _reasons = [];

    public string? NameOf(string agent) => _names.TryGetValue(agent, out var name) ? name : null;

    public void SetName(string? agent, string? name)
    {
        if (agent is not null && name is not null)
            _names[agent] = name;
    }

    /// <summary>Whether the reason for this state is known, or known not to exist.</summary>
    public bool Knows(string agent, string queue, AgentState state) => _reasons.TryGetValue((agent, queue), out var known) && known.State == Key(state);

    /// <summary>The reason for a state; null if none is known.</summary>
    public string? ReasonOf(string agent, string queue, AgentState state) => Knows(agent, queue, state) ? _reasons[(agent, queue)].Reason : null;

    public void SetReason(string agent, string queue, AgentState state, string? reason) => _reasons[(agent, queue)] = (Key(state), string.IsNullOrWhiteSpace(reason) ? null : reason);

    // Another pause can have another reason.
    private static string Key(AgentState state) => FormattableString.Invariant($"{state.State} {state.Since.ToUnixTimeSeconds()}");
}
