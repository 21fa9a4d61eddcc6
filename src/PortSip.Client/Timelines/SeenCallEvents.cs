namespace PortSip.Client;

/// <summary>
/// What a connection has learned about calls from the events of waits and from the list of active calls, for their timelines. The latest 1,000 calls are remembered,
/// each with at most 200 facts. Thread-safe.
/// </summary>
internal sealed class SeenCallEvents
{
    private const int LargestNumberOfCalls = 1_000;
    private const int LargestNumberOfFacts = 200;

    // Under a lock on it.
    private readonly Dictionary<string, Seen> _calls = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Those of a connection.</summary>
    public static SeenCallEvents Of(PortSipConnection connection) => connection.Part(static _ => new SeenCallEvents());

    /// <summary>A wait for the call received an event or a gap.</summary>
    public void Note(string id, PortSipEvent record)
    {
        switch (record)
        {
            case PortSipEventGap gap:
                Add(id, cdrId: null, [new TimelineFact(PortSipTimelineEvent.Gap, null, gap.From, PortSipTimelineSource.Event) { Reason = gap.Reason }]);
                break;
            case PortSipSessionEvent about when about.SessionId == id:
                // The id of the whole record, not that of a leg.
                Add(id, about is PortSipCallEvent ? about.CdrId : null, FactsOf(about));
                break;
        }
    }

    /// <summary>The list of active calls showed these facts.</summary>
    public void Note(string id, IEnumerable<TimelineFact> facts) => Add(id, cdrId: null, facts);

    /// <summary>What is known about a call.</summary>
    public (IReadOnlyList<TimelineFact> Facts, string? CdrId) Find(string id)
    {
        lock (_calls)
            return _calls.TryGetValue(id, out var seen) ? ([.. seen.Facts], seen.CdrId) : ([], null);
    }

    private void Add(string id, string? cdrId, IEnumerable<TimelineFact> facts)
    {
        lock (_calls)
        {
            if (!_calls.TryGetValue(id, out var seen))
            {
                _calls.Add(id, seen = new Seen());
                _order.Enqueue(id);
                if (_order.Count > LargestNumberOfCalls)
                    _calls.Remove(_order.Dequeue());
            }
            seen.CdrId ??= cdrId;
            foreach (var fact in facts)
            {
                if (seen.Facts.Count < LargestNumberOfFacts && !seen.Facts.Contains(fact))
                    seen.Facts.Add(fact);
            }
        }
    }

    private static IEnumerable<TimelineFact> FactsOf(PortSipSessionEvent about) => about switch
    {
        PortSipCallEvent { EventType: "call_start" } start =>
            [new TimelineFact(PortSipTimelineEvent.Started, start.Caller, start.Time, PortSipTimelineSource.Event)],
        PortSipCallTargetEvent target when !IsCaller(target) => TimelineFact.OfTarget(TimelineTarget.Of(target), PortSipTimelineSource.Event),
        PortSipCallRecordEvent end =>
        [
            .. end.Targets.SelectMany(target => TimelineFact.OfTarget(TimelineTarget.Of(target), PortSipTimelineSource.Event)),
            .. EndReasons.MayGoOn(end.EndReason)
                ? Array.Empty<TimelineFact>()
                : [TimelineFact.OfEnd(end.EndedAt, end.StatusCode, end.EndReason, PortSipTimelineSource.Event)],
        ],
        _ => [],
    };

    // The PBX calls the caller first, and some report that like any other target.
    private static bool IsCaller(PortSipCallTargetEvent target) =>
        target.Destination is not null && target.Destination == target.Caller && target.Destination != target.Callee;

    private sealed class Seen
    {
        public List<TimelineFact> Facts { get; } = [];

        public string? CdrId { get; set; }
    }
}
