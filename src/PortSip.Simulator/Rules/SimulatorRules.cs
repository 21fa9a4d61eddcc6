namespace PortSip.Simulator;

/// <summary>
/// The behavior of telephones and trunks, and the faults. Everything can be changed at any time and applies to what starts afterwards.
/// </summary>
public sealed class SimulatorRules
{
    private readonly object _gate;
    private readonly Random _random;
    private readonly NumberRules<CalleeScript> _callees = new();
    private readonly NumberRules<CalleeScript> _callers = new();
    private readonly Dictionary<string, SimulatedTrunkState> _trunks = new(StringComparer.Ordinal);
    private readonly List<SimulatorFaultRule> _faults = [];
    private readonly CurrentOptions _options;
    private SimulatorEventDelivery _eventDelivery = new();
    private SimulatorCallLogFilter _callLogFilter;
    private SimulatorLicense _license;
    private SimulatorDataFlow _dataFlow;
    private int _lastId;

    internal SimulatorRules(CurrentOptions options, object gate)
    {
        _gate = gate;
        _random = new Random(options.Value.SeedOf(RandomStream.Faults));
        _options = options;
        InboundRules = new InboundRules(options.Value);
        ResetTrunks();
    }

    /// <summary>The scripts of callees, by number or pattern.</summary>
    public IReadOnlyDictionary<string, CalleeScript> Callees => Locked(() => _callees.ToDictionary());

    /// <summary>The scripts of callers, by number or pattern.</summary>
    public IReadOnlyDictionary<string, CalleeScript> Callers => Locked(() => _callers.ToDictionary());

    internal IReadOnlyList<SimulatorPhoneRule> CalleesInOrder => [.. _callees.InOrder.Select(rule => new SimulatorPhoneRule(rule.Key, rule.Value))];

    internal IReadOnlyList<SimulatorPhoneRule> CallersInOrder => [.. _callers.InOrder.Select(rule => new SimulatorPhoneRule(rule.Key, rule.Value))];

    /// <summary>The rules that forward calls.</summary>
    public IReadOnlyList<SimulatorForwarding> Forwardings => Locked(IReadOnlyList<SimulatorForwarding> () => [.. ForwardingRules.All]);

    /// <summary>Where calls from outside go, by the dialled number or pattern.</summary>
    public IReadOnlyDictionary<string, string> Inbound => Locked(() => InboundRules.Destinations);

    /// <summary>The trunks and their states.</summary>
    public IReadOnlyDictionary<string, SimulatedTrunkState> Trunks => Locked(() => new Dictionary<string, SimulatedTrunkState>(_trunks, StringComparer.Ordinal));

    /// <summary>The faults that weren't removed, including used-up ones, in the order in which they were added.</summary>
    public IReadOnlyList<SimulatorFaultRule> Faults => Locked(IReadOnlyList<SimulatorFaultRule> () => [.. _faults]);

    /// <summary>How events are sent, and the faults of their delivery.</summary>
    public SimulatorEventDelivery EventDelivery
    {
        get => Locked(() => _eventDelivery);
        set => Locked(() => _eventDelivery = value);
    }

    /// <summary>How a filter on <c>GET /calllogs</c> is handled: no document mentions one.</summary>
    public SimulatorCallLogFilter CallLogFilter
    {
        get => Locked(() => _callLogFilter);
        set => Locked(() => _callLogFilter = value);
    }

    /// <summary>The contact center license.</summary>
    public SimulatorLicense License
    {
        get => Locked(() => _license);
        set => Locked(() => _license = value);
    }

    /// <summary>The Data Flow service.</summary>
    public SimulatorDataFlow DataFlow
    {
        get => Locked(() => _dataFlow);
        set => Locked(() => _dataFlow = value);
    }

    /// <summary>Scripts a telephone for when it is called as the callee of a call or as the target of a transfer. The same pattern replaces an earlier script.</summary>
    /// <param name="pattern">A number, or a pattern with <c>*</c> and <c>?</c>. The exact number takes precedence, then the pattern that was set last.</param>
    /// <param name="script">The behavior.</param>
    public void SetCallee(string pattern, CalleeScript script) => Locked(() => _callees.Set(pattern, script));

    /// <summary>Scripts a telephone for when the PBX calls it as the caller of an originate. Without a script, it answers immediately.</summary>
    /// <param name="pattern">A number, or a pattern with <c>*</c> and <c>?</c>.</param>
    /// <param name="script">The behavior.</param>
    public void SetCaller(string pattern, CalleeScript script) => Locked(() => _callers.Set(pattern, script));

    /// <summary>Removes the script of a callee.</summary>
    /// <param name="pattern">The number or pattern that it was set for.</param>
    public void RemoveCallee(string pattern) => Locked(() => _callees.Remove(pattern));

    /// <summary>
    /// Forwards calls by the state of their callee. The telephone's script and its registration decide that state. The same pattern and state replace an
    /// earlier rule. Queues, feature codes and voicemail aren't forwarded.
    /// </summary>
    /// <param name="rule">The rule. The exact number takes precedence, then the pattern that was set last.</param>
    public void SetForwarding(SimulatorForwarding rule) => Locked(() => ForwardingRules.Set(rule));

    /// <summary>Removes a forwarding rule.</summary>
    /// <param name="pattern">The number or pattern that it was set for.</param>
    /// <param name="state">The state that it was set for.</param>
    public void RemoveForwarding(string pattern, SimulatorForwardState state) => Locked(() => ForwardingRules.Remove(pattern, state));

    /// <summary>Says where a call from outside goes. A number without a rule isn't assigned, 404.</summary>
    /// <param name="did">The dialled number, or a pattern with <c>*</c> and <c>?</c>.</param>
    /// <param name="to">The number that is called.</param>
    public void SetInbound(string did, string to) => Locked(() => InboundRules.Set(did, to));

    /// <summary>Removes an inbound rule.</summary>
    /// <param name="did">The number or pattern that it was set for.</param>
    public void RemoveInbound(string did) => Locked(() => InboundRules.Remove(did));

    /// <summary>Gives a number a menu, as a virtual receptionist has one, or changes it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="menu">The destinations by key: digits, <c>*</c> and <c>#</c>. None removes the menu.</param>
    public void SetMenu(string number, IReadOnlyDictionary<string, string> menu) => Locked(() => Menus.SetMenu(number, menu));

    /// <summary>Sets the keys that a caller presses in the menus of virtual receptionists.</summary>
    /// <param name="pattern">The caller's number, or a pattern with <c>*</c> and <c>?</c>.</param>
    /// <param name="keys">The keys.</param>
    public void SetKeys(string pattern, SimulatedKeys keys) => Locked(() => Menus.SetKeys(pattern, keys));

    /// <summary>Whether a text can be pressed: 1 to 16 digits, <c>*</c> and <c>#</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsKey(string text) => text.Length is >= 1 and <= 16 && text.All(character => character is (>= '0' and <= '9') or '*' or '#');

    /// <summary>Takes a trunk up or down; an unknown name adds a trunk.</summary>
    /// <param name="name">The trunk, 1 to 64 characters.</param>
    /// <param name="state">Its state.</param>
    public void SetTrunk(string name, SimulatedTrunkState state) => Locked(() => _trunks[name] = state);

    /// <summary>Adds a fault. If several affect the same request, the first one added applies.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The rule, to observe or remove it.</returns>
    /// <exception cref="ArgumentException">A redirect without a target, or a probability that isn't 0 to 1.</exception>
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

    /// <summary>Removes a fault.</summary>
    /// <param name="rule">The result of <see cref="AddFault"/>.</param>
    public void RemoveFault(SimulatorFaultRule rule) => Locked(() => _faults.Remove(rule));

    /// <summary>Removes all faults.</summary>
    public void ClearFaults() => Locked(() => _faults.Clear());

    /// <summary>Removes everything: scripts, forwarding, menus, faults, and the states of trunks.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _callees.Clear();
            _callers.Clear();
            ForwardingRules.Clear();
            InboundRules.Clear();
            Menus.Clear();
            _faults.Clear();
            _eventDelivery = new SimulatorEventDelivery();
            _callLogFilter = SimulatorCallLogFilter.Obeyed;
            _license = SimulatorLicense.Valid;
            _dataFlow = SimulatorDataFlow.Stopped;
            ResetTrunks();
        }
    }

    internal CalleeScript? FindCallee(string number) => _callees.Find(number);

    internal CalleeScript? FindCaller(string number) => _callers.Find(number);

    internal MenuRules Menus { get; } = new();

    internal ForwardingRules ForwardingRules { get; } = new();

    internal InboundRules InboundRules { get; }

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
        foreach (var name in _options.Value.Trunks)
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
