namespace PortSip.Client;

/// <summary>
/// Who watches a stream, and who hears of a record. Of a thousand calls that are awaited at once each has its own subscription, so one that
/// is about a single call is found by the call's id and not asked about the others. Not for several threads at once.
/// </summary>
internal sealed class EventAudience
{
    private readonly HashSet<EventSubscription> _all = [];
    private readonly Dictionary<string, List<EventSubscription>> _ofCalls = new(StringComparer.Ordinal);
    // In the order in which they came.
    private readonly List<EventSubscription> _ofEverything = [];

    public int Count => _all.Count;

    /// <summary>Everybody, at this moment.</summary>
    public EventSubscription[] Everybody => [.. _all];

    public void Add(EventSubscription subscription)
    {
        _all.Add(subscription);
        _ofEverything.Add(subscription);
    }

    /// <summary>False where it isn't there (any more).</summary>
    public bool Remove(EventSubscription subscription)
    {
        if (!_all.Remove(subscription))
            return false;
        if (subscription.SessionId is not { } id)
            _ofEverything.Remove(subscription);
        else if (_ofCalls.TryGetValue(id, out var those) && those.Remove(subscription) && those.Count == 0)
            _ofCalls.Remove(id);
        return true;
    }

    /// <summary>From now on it hears only of one call.</summary>
    public void Narrow(EventSubscription subscription, string sessionId)
    {
        var isHere = Remove(subscription);
        subscription.SessionId = sessionId;
        if (!isHere)
            return;
        _all.Add(subscription);
        if (!_ofCalls.TryGetValue(sessionId, out var those))
            _ofCalls.Add(sessionId, those = []);
        those.Add(subscription);
    }

    public void Clear()
    {
        _all.Clear();
        _ofCalls.Clear();
        _ofEverything.Clear();
    }

    /// <summary>Who hears of the record.</summary>
    public List<EventSubscription> HearersOf(PortSipEvent record)
    {
        var hearers = new List<EventSubscription>();
        AddHearers(hearers, _ofEverything, record);
        if (record is PortSipSessionEvent { SessionId: { } id } && _ofCalls.TryGetValue(id, out var ofThatCall))
            AddHearers(hearers, ofThatCall, record);
        return hearers;
    }

    private static void AddHearers(List<EventSubscription> hearers, List<EventSubscription> those, PortSipEvent record)
    {
        foreach (var subscription in those)
        {
            if (record.Topic is not { } topic || subscription.Interest.Topics.Contains(topic))
                hearers.Add(subscription);
        }
    }
}
