namespace PortSip.Client;

/// <summary>
/// The ids of the latest items, by which a duplicate across a page border is known. It forgets the oldest, so that a run over
/// a million records needs no more memory than one over a thousand.
/// </summary>
/// <param name="capacity">How many it remembers.</param>
internal sealed class RecentIds(int capacity = RecentIds.TenPages)
{
    // Records that come in while a page is fetched move the border by a few, not by a thousand.
    private const int TenPages = 10 * CollectionReader.LargestPage;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Whether the id is one of the latest.</summary>
    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Whether the id is new; an item without one always is.</summary>
    public bool Add(string? id)
    {
        if (id is null)
            return true;
        if (!_ids.Add(id))
            return false;
        _oldestFirst.Enqueue(id);
        if (_oldestFirst.Count > capacity)
            _ids.Remove(_oldestFirst.Dequeue());
        return true;
    }
}
