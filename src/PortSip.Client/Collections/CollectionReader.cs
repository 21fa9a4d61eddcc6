using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Reads a paged collection as a stream: the next page is fetched while the current one is consumed, and no more than these two
/// are held. Items that come twice are dropped. A page that brings nothing new is the last one, so that a server that ignores
/// <c>skip</c> can't loop (API §1); <c>count</c> is a hint and never ends the reading before a full page does.
/// </summary>
internal static class CollectionReader
{
    /// <summary>The largest page that the PBX gives (API §1), and the size that is asked for.</summary>
    public const int LargestPage = 100;

    /// <param name="fetch">Fetches a page.</param>
    /// <param name="identify">An item's id, or null where it has none.</param>
    /// <param name="keep">Whether an item was asked for. Null for all: then a small limit makes a small page.</param>
    /// <param name="limit">How many items are wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<PageRequest, CancellationToken, Task<CollectionPage<T>>> fetch,
        Func<T, string?> identify,
        Func<T, bool>? keep,
        long? limit,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = limit ?? long.MaxValue;
        var top = keep is null ? (int)Math.Min(left, LargestPage) : LargestPage;
        if (left <= 0)
            yield break;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seen = new RecentIds();
        var next = fetch(new PageRequest(top, Skip: 0), stopping.Token);
        try
        {
            for (var read = 0L; next is not null;)
            {
                var page = await next.ConfigureAwait(false);
                next = null;
                read += page.Given;
                var fresh = page.Items.Where(item => seen.Add(identify(item))).ToList();
                var wanted = keep is null ? fresh : fresh.FindAll(item => keep(item));
                var mayFollow = page.Given >= top || page.Count > read;
                if (mayFollow && fresh.Count > 0 && wanted.Count < left)
                    next = fetch(new PageRequest(top, read), stopping.Token);
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
            // The consumer wants no more, or its token says so: the page that is on its way is nobody's.
            if (next is not null)
            {
                stopping.Cancel();
                await Task.WhenAny(next).ConfigureAwait(false);
                _ = next.Exception;
            }
        }
    }
}
