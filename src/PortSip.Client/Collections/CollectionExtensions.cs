namespace PortSip.Client;

/// <summary>For callers that can't or don't want to enumerate asynchronously themselves.</summary>
public static class CollectionExtensions
{
    /// <summary>Does something with each item, one after the other. What is fetched ahead is bounded, so a slow action slows the reading.</summary>
    /// <exception cref="PortSipException">What the reading throws.</exception>
    public static async Task ForEachAsync<T>(this IAsyncEnumerable<T> items, Func<T, Task> action, CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            await action(item).ConfigureAwait(false);
    }

    /// <summary>All items; for collections that are known to be small.</summary>
    /// <exception cref="PortSipException">What the reading throws.</exception>
    public static async Task<IReadOnlyList<T>> ToListAsync<T>(this IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            all.Add(item);
        return all;
    }
}
