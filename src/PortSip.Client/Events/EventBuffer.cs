namespace PortSip.Client;

/// <summary>
/// Records between the socket and one reader, bounded in number and size. When it is full, new records are dropped until the reader
/// has taken all that are here, and one <see cref="PortSipEventGap"/> takes their place. If each record taken made room for another,
/// a reader that is always a little too slow would find a gap after every other record.
/// </summary>
internal sealed class EventBuffer(int capacity, long largestText = EventBuffer.LargestText)
{
    /// <summary>The limit for the texts of all buffered records (bytes). Records of one message share theirs.</summary>
    private const long LargestText = 32 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<PortSipEvent> _records = new();

    // All under _gate.
    private long _text;
    private RawText _newest;
    private int _dropped;
    private DateTimeOffset _missingFrom;
    private DateTimeOffset _missingTo;
    private string? _outage;

    private bool IsMissingSome => _dropped > 0 || _outage is not null;

    public void Add(PortSipEvent record)
    {
        lock (_gate)
        {
            if (IsMissingSome || _records.Count == capacity || _text + AddedText(record) > largestText)
                Drop(record);
            else
                Enqueue(record);
        }
    }

    public bool TryTake(out PortSipEvent? record)
    {
        lock (_gate)
        {
            if (_records.Count > 0)
            {
                record = _records.Dequeue();
                if (_records.Count == 0 || !_records.Peek().Text.IsSameAs(record.Text))
                    _text -= record.Text.Length;
                return true;
            }
            record = IsMissingSome ? TakeGap() : null;
            return record is not null;
        }
    }

    // Another record of the same message adds nothing.
    private int AddedText(PortSipEvent record) => _records.Count > 0 && record.Text.IsSameAs(_newest) ? 0 : record.Text.Length;

    private void Enqueue(PortSipEvent record)
    {
        _text += AddedText(record);
        _newest = record.Text;
        _records.Enqueue(record);
    }

    // A gap isn't a dropped record: its time span is merged into the gap that represents all of them.
    private void Drop(PortSipEvent record)
    {
        var (from, to) = record is PortSipEventGap gap ? (gap.From, gap.To) : (record.ReceivedAt, record.ReceivedAt);
        if (!IsMissingSome || from < _missingFrom)
            _missingFrom = from;
        _missingTo = to;
        if (record is PortSipEventGap { Reason: var reason })
            _outage ??= reason;
        else
            _dropped++;
    }

    private PortSipEventGap TakeGap()
    {
        var gap = new PortSipEventGap
        {
            From = _missingFrom,
            To = _missingTo,
            ReceivedAt = _missingTo,
            Reason = string.Join("; ", new[] { _outage, _dropped > 0 ? $"the reader was too slow: {_dropped} records were dropped" : null }.OfType<string>()),
            DroppedRecords = _dropped > 0 ? _dropped : null,
        };
        _dropped = 0;
        _outage = null;
        return gap;
    }
}
