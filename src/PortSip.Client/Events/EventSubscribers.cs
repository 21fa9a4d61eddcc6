namespace PortSip.Client;

/// <summary>
/// The subscribers of a stream, and which of them receive a record. When a thousand calls are awaited, each has its own subscription, so a
/// subscription for a single call is found by the call's id. Not thread-safe.
/// </summary>
internal sealed class EventSubscribers
{
    private readonly HashSet<EventSubscription> _all = [];
    private readonly Dictionary<string, List<EventSubscription>> _ofCalls = new(StringComparer.Ordinal);
    // In the order in which they subscribed.
    private readonly List<EventSubscription> _ofEverything = [];

    public int Count => _all.Count;

    /// <summary>All current subscribers.</summary>
    public EventSubscription[] All => [.. _all];

    public void Add(EventSubscription subscription)
    {
        _all.Add(subscription);
        _ofEverything.Add(subscription);
    }

    /// <summary>False if it isn't subscribed (any more).</summary>
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

    /// <summary>From now on, it receives only the records of one call.</summary>
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

    /// <summary>The subscribers that receive the record.</summary>
    public List<EventSubscription> ReceiversOf(PortSipEvent record)
    {
        var receivers = new List<EventSubscription>();
        AddHearers(receivers, _ofEverything, record);
        if (record is PortSipSessionEvent { SessionId: { } id } && _ofCalls.TryGetValue(id, out var ofThatCall))
            AddHearers(receivers, ofThatCall, record);
        return receivers;
    }

    /// <summary>Whether a record belongs to a topic of the subscription.</summary>
    public static bool IsFor(PortSipEvent record, EventSubscription subscription) => record.Topic is not { } topic || subscription.Interest.Topics.Contains(topic);

    private static void AddHearers(List<EventSubscription> receivers, List<EventSubscription> those, PortSipEvent record)
    {
        foreach (var subscription in those)
        {
            if (IsFor(record, subscription))
                receivers.Add(subscription);
        }
    }
}
