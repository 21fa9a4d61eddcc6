using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Reads a paged collection as a stream: the next pages are fetched while the current one is consumed, and at most these are in
/// memory. Duplicates are dropped; <see cref="PagingProgress"/> decides whether another page follows.
/// </summary>
internal static class CollectionReader
{
    /// <summary>The largest page that the PBX returns (API §1), and the size that is requested.</summary>
    public const int LargestPage = 100;

    /// <summary>The number of pages that are fetched while one is consumed: more would gain little, and the PBX limits the requests of all clients together.</summary>
    public const int DefaultPagesAhead = 4;

    /// <param name="operation">Completes "could not …": "list the CDRs".</param>
    /// <param name="fetch">Fetches a page.</param>
    /// <param name="log">Receives the warning if the end isn't reached.</param>
    /// <param name="keep">Whether an item is wanted. Null for all: then a small limit requests a small page.</param>
    /// <param name="limit">The number of items wanted; null for all.</param>
    /// <param name="pagesAhead">The largest number of pages that are fetched while one is consumed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string operation,
        Func<PageRequest, CancellationToken, Task<CollectionPage<T>>> fetch,
        IRequestLog log,
        Func<T, bool>? keep = null,
        long? limit = null,
        int pagesAhead = DefaultPagesAhead,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        var left = limit ?? long.MaxValue;
        var top = keep is null ? (int)Math.Min(left, LargestPage) : LargestPage;
        if (left <= 0)
            yield break;
        var progress = new PagingProgress(operation, top, log);
        var ahead = new PagesAhead<T>(fetch, top, pagesAhead, cancellationToken);
        try
        {
            // Nothing beyond the first page is requested until the consumer has taken an item of it.
            var isWaiting = true;
            do
            {
                var fresh = progress.Take(await ahead.TakeAsync(progress.Read).ConfigureAwait(false));
                var wanted = keep is null ? fresh : fresh.FindAll(item => keep(item));
                // How many items of a page are wanted isn't known before it has come.
                var needed = keep is not null && left > wanted.Count ? long.MaxValue : left - wanted.Count;
                if (!isWaiting || wanted.Count == 0)
                    RequestMore(needed);
                foreach (var item in wanted)
                {
                    yield return item;
                    if (--left == 0)
                        yield break;
                    if (isWaiting)
                        RequestMore(needed);
                    isWaiting = false;
                }
            }
            while (progress.MayFollow);
        }
        finally
        {
            await ahead.StopAsync().ConfigureAwait(false);
        }

        void RequestMore(long needed)
        {
            if (progress.MayFollow)
                ahead.Request(progress.Read, progress.Announced, needed);
        }
    }
}
