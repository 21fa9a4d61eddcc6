namespace PortSip.Client;

/// <summary>
/// The pages of a collection that were requested ahead of the consumer, in order. The PBX's count tells how many there are to request;
/// without one, or until a second page shows that the PBX pages at all, only one is.
/// </summary>
/// <param name="fetch">Fetches a page.</param>
/// <param name="top">The requested page size.</param>
/// <param name="largest">The largest number of pages in flight.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class PagesAhead<T>(Func<PageRequest, CancellationToken, Task<CollectionPage<T>>> fetch, int top, int largest, CancellationToken cancellationToken)
    where T : class
{
    // A server whose pages are useless as often as this is read one page at a time.
    private const int LargestDiscards = 3;

    private readonly int _top = top;
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Requested> _requested = [];

    // Where the page after the requested ones begins, if each has as many items as the one before.
    private long _next;
    private int _stride = top;
    private int _allowed = 1;
    private int _discards;
    private int _taken;
    private double? _count;

    /// <summary>The page that begins there, as it was requested or by a request now.</summary>
    public async Task<CollectionPage<T>> TakeAsync(long skip)
    {
        // A page that was smaller or larger than the one before leaves the requested ones at the wrong place.
        if (_requested.Count > 0 && _requested.Peek().Skip != skip)
            Discard();
        var page = await NextAsync(skip).ConfigureAwait(false);
        _taken++;
        _count = page.Count;
        if (skip == 0 && page.Items.Count > 0 && page.Items.Count < _top)
            _stride = page.Items.Count;
        else if (skip > 0 && page.Items.Count == _stride && _discards < LargestDiscards)
            _allowed = largest;
        return page;
    }

    /// <summary>Requests the pages that follow.</summary>
    /// <param name="skip">Where the next page begins.</param>
    /// <param name="announced">The number of items that the PBX reports; null if it doesn't.</param>
    /// <param name="needed">The number of items that are wanted of these pages.</param>
    public void Request(long skip, double? announced, long needed)
    {
        if (_requested.Count == 0)
            _next = skip;
        while (_requested.Count < _allowed && needed > _requested.Count * (long)_stride && (_requested.Count == 0 || _next <= announced))
            Request(_next);
    }

    /// <summary>Cancels the pages in flight, and waits until they have ended.</summary>
    public async Task StopAsync()
    {
        _stopping.Cancel();
        foreach (var (_, page, _) in _requested)
        {
            await Task.WhenAny(page).ConfigureAwait(false);
            _ = page.Exception;
        }
        _stopping.Dispose();
    }

    private async Task<CollectionPage<T>> NextAsync(long skip)
    {
        while (true)
        {
            if (_requested.Count == 0)
                Request(skip);
            var (_, next, after) = _requested.Dequeue();
            var page = await next.ConfigureAwait(false);
            // Requested together, this page can have been served before the one before it. If items arrived in between, those that they
            // pushed over the border are on neither page.
            if (after == _taken || !(page.Count < _count))
                return page;
            Discard();
        }
    }

    private void Request(long skip)
    {
        _requested.Enqueue(new Requested(skip, fetch(new PageRequest(_top, skip), _stopping.Token), _taken));
        _next = skip + _stride;
    }

    // The pages end by themselves, so that their connections can be reused. Their failures don't matter.
    private void Discard()
    {
        foreach (var (_, page, _) in _requested)
            _ = page.ContinueWith(static discarded => discarded.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _requested.Clear();
        _allowed = 1;
        _discards++;
    }

    /// <param name="Skip">Where the page begins.</param>
    /// <param name="Page">The page.</param>
    /// <param name="After">The number of pages that had come when it was requested.</param>
    private readonly record struct Requested(long Skip, Task<CollectionPage<T>> Page, int After);
}
