namespace PortSipCallControl;

/// <summary>Reads something for each of several items, some of them ahead of their use, and gives the results in the order of the items.</summary>
/// <param name="items">The items.</param>
/// <param name="limit">The largest number of readings at a time.</param>
/// <param name="read">Starts a reading.</param>
internal sealed class ReadAhead<TItem, TResult>(IReadOnlyList<TItem> items, int limit, Func<TItem, Task<TResult>> read)
{
    private readonly Queue<Task<TResult>> _started = new();
    private int _next;

    /// <summary>The result for the next item. Nothing is read ahead of the first, which may read what all of them need.</summary>
    public Task<TResult> NextAsync()
    {
        if (_next == 0)
            return read(items[_next++]);
        while (_next < items.Count && _started.Count < limit)
            _started.Enqueue(read(items[_next++]));
        return _started.Dequeue();
    }
}
