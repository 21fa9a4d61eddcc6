namespace PortSip.Client;

/// <summary>
/// The ids that originates have got, from an answer or from a search, so that no call is taken for two. It
/// forgets the oldest: a search looks no further back than a few minutes.
/// </summary>
internal sealed class ClaimedCalls
{
    private const int Capacity = 10_000;

    private readonly object _gate = new();
    private RecentIds _ids = new(Capacity);

    /// <summary>Takes the id, unless another originate has it.</summary>
    public bool TryClaim(string id)
    {
        lock (_gate)
            return _ids.Add(id);
    }

    /// <summary>Whether an originate has it.</summary>
    public bool Contains(string id)
    {
        lock (_gate)
            return _ids.Contains(id);
    }

    /// <summary>Forgets all of them: another PBX, with ids of its own, has taken the place of the one that gave them.</summary>
    public void Clear()
    {
        lock (_gate)
            _ids = new(Capacity);
    }
}
