namespace PortSip.Client;

/// <summary>
/// The events of the last ten seconds, for a subscriber that starts just after what it is interested in: a script that places a call and then
/// waits for an event of it. Bounded in number and size. Not thread-safe.
/// </summary>
internal sealed class RecentEvents(Clock clock)
{
    // What is kept survives the collection of garbage: with ten times as many, a burst of events takes twice as long.
    private const int Largest = 1_000;
    private const long LargestText = 8 * 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly Queue<(PortSipEvent Record, TimeSpan At)> _events = new();
    private long _text;

    public void Add(PortSipEvent record)
    {
        _events.Enqueue((record, clock.Elapsed));
        _text += record.Text.Length;
        while (_events.Count > Largest || _text > LargestText || IsOld(_events.Peek().At))
            _text -= _events.Dequeue().Record.Text.Length;
    }

    /// <summary>Those that aren't older, in their order.</summary>
    public IEnumerable<PortSipEvent> All => _events.Where(entry => !IsOld(entry.At)).Select(entry => entry.Record);

    private bool IsOld(TimeSpan at) => clock.Elapsed - at > Kept;
}
