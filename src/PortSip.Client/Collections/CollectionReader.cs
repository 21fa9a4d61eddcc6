using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Reads a paged collection as a stream: the next page is fetched while the current one is consumed, and at most these two
/// are in memory. Duplicates are dropped; <see cref="PagingProgress"/> decides whether another page follows.
/// </summary>
internal static class CollectionReader
{
    /// <summary>The largest page that the PBX returns (API §1), and the size that is requested.</summary>
    public const int LargestPage = 100;

    /// <param name="operation">Completes "could not …": "list the CDRs".</param>
    /// <param name="fetch">Fetches a page.</param>
    /// <param name="log">Receives the warning if the end isn't reached.</param>
    /// <param name="keep">Whether an item is wanted. Null for all: then a small limit requests a small page.</param>
    /// <param name="limit">The number of items wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string operation,
        Func<PageRequest, CancellationToken, Task<CollectionPage<T>>> fetch,
        IRequestLog log,
        Func<T, bool>? keep = null,
        long? limit = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        var left = limit ?? long.MaxValue;
        var top = keep is null ? (int)Math.Min(left, LargestPage) : LargestPage;
        if (left <= 0)
            yield break;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new PagingProgress(operation, top, log);
        var next = fetch(new PageRequest(top, Skip: 0), stopping.Token);
        try
        {
            while (next is not null)
            {
                var page = await next.ConfigureAwait(false);
                next = null;
                var fresh = progress.Take(page);
                var wanted = keep is null ? fresh : fresh.FindAll(item => keep(item));
                if (progress.MayFollow && wanted.Count < left)
                    next = fetch(new PageRequest(top, progress.Read), stopping.Token);
                foreach (var item in wanted)
                {
                    yield return item;
                    if (--left == 0)
                        yield break;
                }
            }
        }
        finally
        {
            // The consumer wants no more items, or its token was canceled: the page in flight is discarded.
            if (next is not null)
            {
                stopping.Cancel();
                await Task.WhenAny(next).ConfigureAwait(false);
                _ = next.Exception;
            }
        }
    }
}
