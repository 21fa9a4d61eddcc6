namespace PortSip.Client;

/// <summary>
/// The ids that originates have obtained from a response or a search, so that no call is matched twice. The oldest are
/// dropped: a search looks back only a few minutes.
/// </summary>
internal sealed class ClaimedCalls
{
    private const int Capacity = 10_000;

    private readonly object _gate = new();
    private RecentIds _ids = new(Capacity);

    /// <summary>Claims the id, unless another originate has claimed it.</summary>
    public bool TryClaim(string id)
    {
        lock (_gate)
            return _ids.Add(id);
    }

    /// <summary>Whether an originate has claimed it.</summary>
    public bool Contains(string id)
    {
        lock (_gate)
            return _ids.Contains(id);
    }

    /// <summary>Drops all ids: another PBX with its own ids has replaced the one that issued them.</summary>
    public void Clear()
    {
        lock (_gate)
            _ids = new(Capacity);
    }
}
