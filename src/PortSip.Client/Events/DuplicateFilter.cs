namespace PortSip.Client;

/// <summary>
/// Finds duplicate records (API §8, 8). A call event is recognized by a hash of its text among the latest call events. Other
/// events have no identity and times of whole seconds, so only the same message twice in a row counts.
/// </summary>
internal sealed class DuplicateFilter
{
    /// <summary>The number of call events that are remembered: a repetition within it is found.</summary>
    private const int Remembered = 65_536;

    // Up to twice as many: when as many have been added to the later ones, the earlier ones are dropped.
    private HashSet<long> _earlier = [];
    private HashSet<long> _later = [];

    // By topic. The second is the message's number when it was repeated: an extension_status contains several extensions, each a record of the same text.
    private readonly Dictionary<PortSipEventTopic, (RawText Text, RawText Again)> _last = [];

    public bool IsDuplicate(PortSipEvent record) =>
        record is PortSipSessionEvent { SessionId: { } id } ? IsRemembered(TextHash.Of(id, record.Text.Bytes)) : IsLastMessage(record);

    /// <summary>A new subscription sends the same state again, which isn't a duplicate.</summary>
    public void ForgetStates() => _last.Clear();

    /// <summary>A new subscriber has seen nothing.</summary>
    public void ForgetAll()
    {
        ForgetStates();
        _earlier.Clear();
        _later.Clear();
    }

    private bool IsRemembered(long hash)
    {
        if (_later.Count == Remembered)
        {
            (_earlier, _later) = (_later, _earlier);
            _later.Clear();
        }
        return !_later.Add(hash) || _earlier.Contains(hash);
    }

    private bool IsLastMessage(PortSipEvent record)
    {
        if (record.Topic is not { } topic)
            topic = (PortSipEventTopic)(-1);
        _last.TryGetValue(topic, out var last);
        if (record.Text.IsSameAs(last.Text))
            return false;
        if (record.Text.IsSameAs(last.Again))
            return true;
        var isAgain = record.Text.Equals(last.Text);
        _last[topic] = isAgain ? (last.Text, record.Text) : (record.Text, default);
        return isAgain;
    }
}
