namespace PortSip.Simulator;

/// <summary>The calls in progress and a bounded number of ended calls.</summary>
internal sealed class CallList(int historyCapacity)
{
    private readonly Dictionary<string, Call> _active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedCall> _ended = new(StringComparer.Ordinal);
    private readonly Queue<(long Sequence, SimulatedCall Call)> _history = new();

    public long Count { get; private set; }

    public IEnumerable<Call> Active => _active.Values.OrderBy(call => call.Sequence);

    /// <summary>The ended calls that are kept, earliest end first.</summary>
    public IEnumerable<SimulatedCall> Ended => _history.Select(entry => entry.Call);

    public long NextSequence() => ++Count;

    public void Add(Call call) => _active.Add(call.Id, call);

    public void MoveToHistory(Call call)
    {
        if (!_active.Remove(call.Id))
            return;
        var snapshot = call.Snapshot();
        _history.Enqueue((call.Sequence, snapshot));
        _ended[call.Id] = snapshot;
        while (_history.Count > historyCapacity)
            _ended.Remove(_history.Dequeue().Call.Id);
    }

    public Call? FindActive(string id) => _active.TryGetValue(id, out var call) ? call : null;

    /// <summary>Whether a number is in a call.</summary>
    public bool HasCallOf(string number) => _active.Values.Any(call => call.FindLeg(number) is not null);

    public SimulatedCall? Find(string id) =>
        FindActive(id)?.Snapshot() ?? (_ended.TryGetValue(id, out var call) ? call : null);

    public IReadOnlyList<SimulatedCall> Snapshot() =>
    [
        .. _history
            .Concat(_active.Values.Select(call => (call.Sequence, call.Snapshot())))
            .OrderBy(entry => entry.Item1)
            .Select(entry => entry.Item2),
    ];
}
