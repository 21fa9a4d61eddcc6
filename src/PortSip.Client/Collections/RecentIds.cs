namespace PortSip.Client;

/// <summary>
/// The ids of the latest items, by which a duplicate across a page border is known. It forgets the oldest, so that a run over
/// a million records needs no more memory than one over a thousand.
/// </summary>
internal sealed class RecentIds
{
    // Ten pages: records that come in while a page is fetched move the border by a few, not by a thousand.
    private const int Capacity = 10 * CollectionReader.LargestPage;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Whether the id is new; an item without one always is.</summary>
    public bool Add(string? id)
    {
        if (id is null)
            return true;
        if (!_ids.Add(id))
            return false;
        _oldestFirst.Enqueue(id);
        if (_oldestFirst.Count > Capacity)
            _ids.Remove(_oldestFirst.Dequeue());
        return true;
    }
}
