namespace PortSip.Client;

/// <summary>
/// The ids of the latest items, used to detect duplicates across a page border. The oldest are dropped, so that reading
/// a million records needs no more memory than reading a thousand.
/// </summary>
/// <param name="capacity">The number of ids to keep.</param>
internal sealed class RecentIds(int capacity = RecentIds.TenPages)
{
    // Records that arrive while a page is fetched move the border by a few items, not by a thousand.
    private const int TenPages = 10 * CollectionReader.LargestPage;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Whether the id is one of the latest.</summary>
    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Whether the id is new; an item without an id is always new.</summary>
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
