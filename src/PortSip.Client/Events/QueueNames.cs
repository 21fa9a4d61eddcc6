namespace PortSip.Client;

/// <summary>
/// The numbers and names of queues by their ids: only <c>queue_status</c> carries both, the other events of queues the id alone (API §7).
/// What no such event has told is looked up by the API. For several threads.
/// </summary>
internal sealed class QueueNames(Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> list, Clock clock)
{
    private static readonly TimeSpan LongestLookup = TimeSpan.FromSeconds(5);
    // A PBX that doesn't tell isn't asked for each event.
    private static readonly TimeSpan LookupPause = TimeSpan.FromSeconds(30);

    // Under a lock on it.
    private readonly Dictionary<string, (string? Number, string? Name)> _known = new(StringComparer.Ordinal);
    private TimeSpan? _askedAt;

    /// <summary>Whether it is of use to look a queue up.</summary>
    public bool MayLookUp
    {
        get
        {
            lock (_known)
                return _askedAt is not { } askedAt || clock.Elapsed - askedAt >= LookupPause;
        }
    }

    /// <summary>Keeps what an event tells, and adds what is known to it.</summary>
    public PortSipQueueEvent Complete(PortSipQueueEvent record)
    {
        if (record.QueueId is not { } id || record is { QueueNumber: not null, QueueName: not null, EventType: not "queue_status" })
            return record;
        lock (_known)
        {
            _known.TryGetValue(id, out var known);
            var (number, name) = (record.QueueNumber ?? known.Number, record.QueueName ?? known.Name);
            if (record.QueueNumber is not null)
                _known[id] = (number, name);
            return number == record.QueueNumber && name == record.QueueName ? record : record with { QueueNumber = number, QueueName = name };
        }
    }

    /// <summary>Whether all of these numbers are known, so that a queue without a number is none of theirs.</summary>
    public bool KnowsAll(IReadOnlyCollection<string> numbers)
    {
        lock (_known)
            return numbers.All(number => _known.Values.Any(queue => queue.Number == number));
    }

    /// <summary>Reads the queues, as far as this user may see them.</summary>
    /// <returns>Why nothing was learned, or null.</returns>
    public async Task<string?> LookUpAsync()
    {
        lock (_known)
            _askedAt = clock.Elapsed;
        using var bound = new CancellationTokenSource();
        clock.CancelAfter(bound, LongestLookup);
        try
        {
            var queues = await list(bound.Token).ConfigureAwait(false);
            lock (_known)
            {
                foreach (var queue in queues)
                    _known[queue.Id] = (queue.QueueNumber, queue.Name);
            }
            return null;
        }
        catch (PortSipException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return FormattableString.Invariant($"The PBX hasn't listed its queues within {LongestLookup.TotalSeconds:0} s.");
        }
    }
}
