namespace PortSip.Simulator;

/// <summary>
/// What telephones and trunks do, and what goes wrong. All of it can be changed at any time and acts on what begins afterwards.
/// </summary>
public sealed class SimulatorRules
{
    private readonly object _gate;
    private readonly Random _random;
    private readonly PartyScripts _callees = new();
    private readonly PartyScripts _callers = new();
    private readonly Dictionary<string, SimulatedTrunkState> _trunks = new(StringComparer.Ordinal);
    private readonly List<SimulatorFaultRule> _faults = [];
    private readonly IReadOnlyList<string> _trunkNames;
    private SimulatorEventDelivery _eventDelivery = new();
    private SimulatorCallLogFilter _callLogFilter;
    private SimulatorLicense _license;
    private int _lastId;

    internal SimulatorRules(SimulatorOptions options, object gate)
    {
        _gate = gate;
        _random = new Random(options.Seed);
        _trunkNames = options.Trunks;
        ResetTrunks();
    }

    /// <summary>The scripts of callees, by number or pattern.</summary>
    public IReadOnlyDictionary<string, CalleeScript> Callees => Locked(() => _callees.ToDictionary());

    /// <summary>The scripts of callers, by number or pattern.</summary>
    public IReadOnlyDictionary<string, CalleeScript> Callers => Locked(() => _callers.ToDictionary());

    /// <summary>The trunks and their states.</summary>
    public IReadOnlyDictionary<string, SimulatedTrunkState> Trunks => Locked(() => new Dictionary<string, SimulatedTrunkState>(_trunks, StringComparer.Ordinal));

    /// <summary>The faults that have not been removed, those used up as well, in the order they were added.</summary>
    public IReadOnlyList<SimulatorFaultRule> Faults => Locked(IReadOnlyList<SimulatorFaultRule> () => [.. _faults]);

    /// <summary>How events are told, and what goes wrong on their way.</summary>
    public SimulatorEventDelivery EventDelivery
    {
        get => Locked(() => _eventDelivery);
        set => Locked(() => _eventDelivery = value);
    }

    /// <summary>What becomes of a filter on <c>GET /calllogs</c>: no document says that there may be one.</summary>
    public SimulatorCallLogFilter CallLogFilter
    {
        get => Locked(() => _callLogFilter);
        set => Locked(() => _callLogFilter = value);
    }

    /// <summary>The licence of the contact centre.</summary>
    public SimulatorLicense License
    {
        get => Locked(() => _license);
        set => Locked(() => _license = value);
    }

    /// <summary>Says what a telephone does when it is called as the callee of a call or as the target of a transfer. The same pattern again replaces the script.</summary>
    /// <param name="pattern">A number, or a pattern with <c>*</c> and <c>?</c>. The exact number goes first, then the pattern that was set last.</param>
    /// <param name="script">What it does.</param>
    public void SetCallee(string pattern, CalleeScript script) => Locked(() => _callees.Set(pattern, script));

    /// <summary>Says what a telephone does when the PBX calls it as the caller of an originate. Without a script it answers at once.</summary>
    /// <param name="pattern">A number, or a pattern with <c>*</c> and <c>?</c>.</param>
    /// <param name="script">What it does.</param>
    public void SetCaller(string pattern, CalleeScript script) => Locked(() => _callers.Set(pattern, script));

    /// <summary>Takes the script of a callee away.</summary>
    /// <param name="pattern">The number or pattern that it was set for.</param>
    public void RemoveCallee(string pattern) => Locked(() => _callees.Remove(pattern));

    /// <summary>Takes a trunk up or down; an unknown name adds a trunk.</summary>
    /// <param name="name">The trunk, 1 to 64 characters.</param>
    /// <param name="state">Its state.</param>
    public void SetTrunk(string name, SimulatedTrunkState state) => Locked(() => _trunks[name] = state);

    /// <summary>Puts a fault in force. Of several that befall the same request, the first one added does.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The rule, to watch or remove it.</returns>
    /// <exception cref="ArgumentException">A redirect without a target, or a probability that is not 0 to 1.</exception>
    public SimulatorFaultRule AddFault(SimulatorFault fault)
    {
        if (fault.Kind == SimulatorFaultKind.Redirect && fault.RedirectTo is null)
            throw new ArgumentException("A redirect needs RedirectTo.", nameof(fault));
        if (fault.Probability is not (>= 0 and <= 1))
            throw new ArgumentException("Probability is 0 to 1.", nameof(fault));
        lock (_gate)
        {
            var rule = new SimulatorFaultRule(++_lastId, fault);
            _faults.Add(rule);
            return rule;
        }
    }

    /// <summary>Puts a fault out of force.</summary>
    /// <param name="rule">What <see cref="AddFault"/> gave.</param>
    public void RemoveFault(SimulatorFaultRule rule) => Locked(() => _faults.Remove(rule));

    /// <summary>Puts all faults out of force.</summary>
    public void ClearFaults() => Locked(() => _faults.Clear());

    /// <summary>Takes everything back: scripts, faults, and the states of trunks.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _callees.Clear();
            _callers.Clear();
            _faults.Clear();
            _eventDelivery = new SimulatorEventDelivery();
            _callLogFilter = SimulatorCallLogFilter.Obeyed;
            _license = SimulatorLicense.Valid;
            ResetTrunks();
        }
    }

    internal CalleeScript ScriptOfCallee(string number) => _callees.Find(number);

    internal CalleeScript ScriptOfCaller(string number) => _callers.Find(number);

    internal bool IsTrunkUp(string name) => _trunks.TryGetValue(name, out var state) && state == SimulatedTrunkState.Up;

    internal SimulatorFault? TakeFault(SimulatorOperation operation)
    {
        foreach (var rule in _faults)
        {
            if (rule.Takes(operation, _random))
                return rule.Fault;
        }
        return null;
    }

    private void ResetTrunks()
    {
        _trunks.Clear();
        foreach (var name in _trunkNames)
            _trunks[name] = SimulatedTrunkState.Up;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    private void Locked(Action change)
    {
        lock (_gate)
            change();
    }
}
