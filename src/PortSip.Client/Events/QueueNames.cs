namespace PortSip.Client;

/// <summary>
/// Maps queue ids to numbers and names: only <c>queue_status</c> contains both, other queue events contain only the id (API §7).
/// What no such event has reported is looked up through the API. Thread-safe.
/// </summary>
internal sealed class QueueNames(Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> list, Clock clock)
{
    private static readonly TimeSpan LongestLookup = TimeSpan.FromSeconds(5);
    // A PBX that doesn't return them isn't queried for each event.
    private static readonly TimeSpan LookupPause = TimeSpan.FromSeconds(30);

    // Guarded by a lock on it.
    private readonly Dictionary<string, (string? Number, string? Name)> _known = new(StringComparer.Ordinal);
    private TimeSpan? _askedAt;

    /// <summary>Whether looking up a queue makes sense.</summary>
    public bool MayLookUp
    {
        get
        {
            lock (_known)
                return _askedAt is not { } askedAt || clock.Elapsed - askedAt >= LookupPause;
        }
    }

    /// <summary>Stores what an event reports, and adds what is known.</summary>
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

    /// <summary>Whether all of these numbers are known, so that a queue without a number can't be one of them.</summary>
    public bool KnowsAll(IReadOnlyCollection<string> numbers)
    {
        lock (_known)
            return numbers.All(number => _known.Values.Any(queue => queue.Number == number));
    }

    /// <summary>Forgets all names, so that they are looked up again.</summary>
    public void Forget()
    {
        lock (_known)
        {
            _known.Clear();
            _askedAt = null;
        }
    }

    /// <summary>Reads the queues that this user can see.</summary>
    /// <returns>Why nothing was learned; null on success.</returns>
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
            return FormattableString.Invariant($"The PBX didn't list its queues within {LongestLookup.TotalSeconds:0} s.");
        }
    }
}
