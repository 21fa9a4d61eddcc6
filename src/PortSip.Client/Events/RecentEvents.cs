namespace PortSip.Client;

/// <summary>
/// The events of the last ten seconds, for a subscriber that starts just after what it is interested in: a script that places a call and then
/// waits for an event of it. Bounded in number and size. Not thread-safe.
/// </summary>
internal sealed class RecentEvents(Clock clock)
{
    private const int Largest = 1_000;
    private const long LargestText = 8 * 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    // The texts, which few subscribers need: the records of a burst would all survive the collection of garbage, and it would take twice as long.
    private readonly Queue<Entry> _events = new();
    private readonly EventFrame _frame = new();
    private long _text;

    public void Add(PortSipEvent record)
    {
        _events.Enqueue(new Entry(record.Text, record.Part, record.ReceivedAt, record.IsSnapshot, clock.Elapsed));
        _text += record.Text.Length;
        while (_events.Count > Largest || _text > LargestText || IsOld(_events.Peek().At))
            _text -= _events.Dequeue().Text.Length;
    }

    /// <summary>Those that aren't older, in their order, as they were read from the socket.</summary>
    public IEnumerable<PortSipEvent> All => _events.Where(entry => !IsOld(entry.At)).Select(Read);

    private bool IsOld(TimeSpan at) => clock.Elapsed - at > Kept;

    private PortSipEvent Read(Entry entry)
    {
        var text = entry.Text.Bytes.ToArray();
        _frame.Read(text, text.Length, entry.ReceivedAt);
        var record = _frame.Events[entry.Part];
        return entry.IsSnapshot ? record with { IsSnapshot = true } : record;
    }

    private readonly record struct Entry(RawText Text, int Part, DateTimeOffset ReceivedAt, bool IsSnapshot, TimeSpan At);
}
