namespace PortSip.Client;

/// <summary>
/// Finds records that came before (API §8, 8). An event of a call is recognized by a hash of its text among the last events of calls; other
/// events have no identity and times of whole seconds, so there only the same message twice in a row counts.
/// </summary>
internal sealed class DuplicateFilter
{
    /// <summary>How many events of calls are remembered: what is sent again so much later is found.</summary>
    private const int Remembered = 65_536;

    // Where each stands among those that came; the oldest is forgotten where it hasn't come again since.
    private readonly Dictionary<long, int> _known = [];
    private readonly List<long> _order = [];
    private int _next;

    // By topic. The second is the same message when it came again: an extension_status holds several extensions, each a record of one text.
    private readonly Dictionary<PortSipEventTopic, (RawText Text, RawText Again)> _last = [];

    public bool IsDuplicate(PortSipEvent record) =>
        record is PortSipSessionEvent { SessionId: not null } ? IsRemembered(TextHash.Of(record.Text.Bytes)) : IsLastMessage(record);

    /// <summary>A new subscription pushes the same state again, and that is meant.</summary>
    public void ForgetStates() => _last.Clear();

    /// <summary>Who begins to watch now has seen nothing.</summary>
    public void ForgetAll()
    {
        ForgetStates();
        _known.Clear();
        _order.Clear();
        _next = 0;
    }

    private bool IsRemembered(long hash)
    {
        var isKnown = _known.ContainsKey(hash);
        if (_order.Count < Remembered)
            _order.Add(hash);
        else if (_known.TryGetValue(_order[_next], out var at) && at == _next)
            _known.Remove(_order[_next]);
        _order[_next] = hash;
        _known[hash] = _next;
        _next = (_next + 1) % Remembered;
        return isKnown;
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
