namespace PortSip.Client;

/// <summary>
/// Records on their way from the socket to one reader, bounded in number and size. What comes while it is full is dropped, and a
/// <see cref="PortSipEventGap"/> stands in its place: the reader hears of it, and memory isn't eaten.
/// </summary>
internal sealed class EventBuffer(int capacity, long largestText = EventBuffer.LargestText)
{
    /// <summary>What the texts of all buffered records may have together (characters).</summary>
    private const long LargestText = 32 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<PortSipEvent> _records = new();

    // All under _gate.
    private long _text;
    private int _dropped;
    private DateTimeOffset _droppedFrom;
    private DateTimeOffset _droppedTo;

    public void Add(PortSipEvent record)
    {
        lock (_gate)
        {
            // After a drop there must be room for the gap as well.
            if (_records.Count + (_dropped > 0 ? 2 : 1) > capacity || _text + record.Raw.Length > largestText)
            {
                if (_dropped++ == 0)
                    _droppedFrom = record.ReceivedAt;
                _droppedTo = record.ReceivedAt;
                return;
            }
            if (_dropped > 0)
                _records.Enqueue(TakeGap());
            _records.Enqueue(record);
            _text += record.Raw.Length;
        }
    }

    public bool TryTake(out PortSipEvent? record)
    {
        lock (_gate)
        {
            if (_records.Count > 0)
            {
                record = _records.Dequeue();
                _text -= record.Raw.Length;
                return true;
            }
            record = _dropped > 0 ? TakeGap() : null;
            return record is not null;
        }
    }

    private PortSipEventGap TakeGap()
    {
        var gap = new PortSipEventGap
        {
            From = _droppedFrom,
            To = _droppedTo,
            ReceivedAt = _droppedTo,
            Reason = $"the reader was too slow: {_dropped} records were dropped",
            DroppedRecords = _dropped,
        };
        _dropped = 0;
        return gap;
    }
}
