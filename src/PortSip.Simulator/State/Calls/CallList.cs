namespace PortSip.Simulator;

/// <summary>The calls in progress and a bounded number of ended calls. Nothing that is done for each request or event depends on how many there are.</summary>
internal sealed class CallList(int historyCapacity)
{
    private readonly Dictionary<string, LinkedListNode<Call>> _active = new(StringComparer.Ordinal);
    // Calls are added in the order of their starts.
    private readonly LinkedList<Call> _byStart = new();
    private readonly Dictionary<string, HashSet<Call>> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedCall> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedCall> _byRecord = new(StringComparer.Ordinal);
    private readonly CallHistory _history = new(historyCapacity);

    public long Count { get; private set; }

    /// <summary>The calls in progress, earliest start first.</summary>
    public IReadOnlyCollection<Call> Active => _byStart;

    /// <summary>The ended calls that are kept, latest end first.</summary>
    public IReadOnlyList<SimulatedCall> Ended => _history;

    public long NextSequence() => ++Count;

    public void Add(Call call)
    {
        _active.Add(call.Id, _byStart.AddLast(call));
        foreach (var leg in call.Legs)
            Index(call, leg);
        call.LegAdded = leg => Index(call, leg);
    }

    public void MoveToHistory(Call call)
    {
        if (!_active.TryGetValue(call.Id, out var node))
            return;
        _active.Remove(call.Id);
        _byStart.Remove(node);
        RemoveFromIndex(call);
        var snapshot = call.Snapshot();
        _ended[call.Id] = snapshot;
        _byRecord[snapshot.RecordId] = snapshot;
        if (_history.Add(call.Sequence, snapshot) is not { } dropped)
            return;
        _ended.Remove(dropped.Id);
        _byRecord.Remove(dropped.RecordId);
    }

    public Call? FindActive(string id) => _active.TryGetValue(id, out var node) ? node.Value : null;

    /// <summary>The calls in progress that have a leg of a number, ended or not, earliest start first.</summary>
    public IEnumerable<Call> Of(string number) =>
        _byNumber.TryGetValue(number, out var calls) ? calls.OrderBy(call => call.Sequence) : [];

    /// <summary>Whether a number is in a call, apart from one that is given.</summary>
    public bool HasCallOf(string number, Call? except = null) =>
        _byNumber.TryGetValue(number, out var calls) && calls.Any(call => call != except && call.FindLeg(number) is not null);

    public SimulatedCall? Find(string id) =>
        FindActive(id)?.Snapshot() ?? (_ended.TryGetValue(id, out var call) ? call : null);

    /// <summary>An ended call by the id of its record.</summary>
    public SimulatedCall? FindByRecord(string id) => _byRecord.TryGetValue(id, out var call) ? call : null;

    public IReadOnlyList<SimulatedCall> Snapshot() =>
    [
        .. _history.Entries
            .Concat(_byStart.Select(call => (call.Sequence, Call: call.Snapshot())))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Call),
    ];

    private void Index(Call call, Leg leg)
    {
        if (!_byNumber.TryGetValue(leg.Number, out var calls))
            _byNumber[leg.Number] = calls = [];
        calls.Add(call);
    }

    private void RemoveFromIndex(Call call)
    {
        call.LegAdded = null;
        foreach (var leg in call.Legs)
        {
            if (_byNumber.TryGetValue(leg.Number, out var calls) && calls.Remove(call) && calls.Count == 0)
                _byNumber.Remove(leg.Number);
        }
    }
}
