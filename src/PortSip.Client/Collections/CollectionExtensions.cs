namespace PortSip.Client;

/// <summary>For callers that don't enumerate asynchronously.</summary>
public static class CollectionExtensions
{
    /// <summary>Runs an action for each item, one at a time. The read-ahead is bounded, so a slow action slows the reading.</summary>
    /// <exception cref="PortSipException">The failures of the reading.</exception>
    public static async Task ForEachAsync<T>(this IAsyncEnumerable<T> items, Func<T, Task> action, CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            await action(item).ConfigureAwait(false);
    }

    /// <summary>All items; for collections that are known to be small.</summary>
    /// <exception cref="PortSipException">The failures of the reading.</exception>
    public static async Task<IReadOnlyList<T>> ToListAsync<T>(this IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            all.Add(item);
        return all;
    }
}
