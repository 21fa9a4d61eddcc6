namespace PortSip.Simulator;

/// <summary>The forwarding rules of callees, by their state.</summary>
internal sealed class ForwardingRules
{
    private readonly SortedDictionary<SimulatorForwardState, NumberRules<string>> _byState = [];

    public IEnumerable<SimulatorForwarding> All =>
        from rules in _byState
        from rule in rules.Value.InOrder
        select new SimulatorForwarding(rule.Key, rules.Key, rule.Value);

    public void Set(SimulatorForwarding rule)
    {
        if (!_byState.TryGetValue(rule.State, out var rules))
            _byState[rule.State] = rules = new NumberRules<string>();
        rules.Set(rule.Pattern, rule.To);
    }

    public void Remove(string pattern, SimulatorForwardState state)
    {
        if (_byState.TryGetValue(state, out var rules))
            rules.Remove(pattern);
    }

    public void Clear() => _byState.Clear();

    /// <summary>The destination by the rule of the number itself, not of a pattern.</summary>
    public string? FindExact(string number, SimulatorForwardState state) => _byState.TryGetValue(state, out var rules) ? rules.FindExact(number) : null;

    public string? Find(string number, SimulatorForwardState state) => _byState.TryGetValue(state, out var rules) ? rules.Find(number) : null;
}
