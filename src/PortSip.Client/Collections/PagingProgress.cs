namespace PortSip.Client;

/// <summary>
/// Tracks the reading of a collection, and whether another page can return more. <c>count</c> is a hint (API §1): it never
/// ends the reading before the end of a full page, but pages far beyond it do. If items are left out, a warning is written.
/// </summary>
/// <param name="operation">Completes "could not …".</param>
/// <param name="top">The requested page size.</param>
/// <param name="log">Receives the warning.</param>
internal sealed class PagingProgress(string operation, int top, IRequestLog log)
{
    /// <summary>How far a server may exceed its count: items arrive during a long reading, and a count can have another meaning.</summary>
    private const int LargestSurplus = 1000 * CollectionReader.LargestPage;

    // How many pages in a row may bring nothing new while the count grows: items that arrive push known ones onto the next pages.
    private const int LargestPush = 4;

    private readonly SeenItems _seen = new();
    private int _pushed;
    private long _came;
    private bool _isUnpaged;

    /// <summary>The number of items received, including duplicates and unusable ones: the start of the next page.</summary>
    public long Read { get; private set; }

    /// <summary>The number of items that the PBX reports, as it reported it last; null if it doesn't.</summary>
    public double? Announced { get; private set; }

    /// <summary>Whether to request another page.</summary>
    public bool MayFollow { get; private set; } = true;

    /// <summary>Takes a page, and returns the items that weren't seen before.</summary>
    public List<T> Take<T>(CollectionPage<T> page)
        where T : class
    {
        var before = (Read, Announced);
        Read += page.Items.Count;
        Announced = page.Count > 0 ? page.Count : Announced ?? page.Count;
        _isUnpaged |= before.Read == 0 && page.Items.Count > top;
        var fresh = new List<T>(page.Items.Count);
        var cameBefore = _came;
        foreach (var item in page.Items)
        {
            if (item.Identity is null || !_seen.Add(item.Identity))
                continue;
            _came++;
            if (item.Value is not null)
                fresh.Add(item.Value);
        }
        _pushed = _came == cameBefore && Announced > before.Announced ? _pushed + 1 : 0;
        MayFollow = page.Items.Count switch
        {
            0 => End(),
            var count when count < top && !(Announced > Read) => false,
            _ when (_came == cameBefore && _pushed is 0 or > LargestPush) || _seen.IsRepeating => EndOfRepeating(),
            _ when Read >= Math.Max(Announced ?? double.MaxValue, 0) + LargestSurplus => EndBeyondCount(),
            _ => true,
        };
        return fresh;
    }

    private bool End()
    {
        if (Announced > Read)
            Warn(FormattableString.Invariant($"the PBX reports {Announced} items but returned {Read}"));
        return false;
    }

    private bool EndOfRepeating()
    {
        // A server without paging returned everything at once. A count of 0 means nothing if there are items.
        if (Announced > 0 ? Announced > _came : !_isUnpaged)
            Warn(FormattableString.Invariant($"the PBX returned the same items repeatedly. Different items: {_came}"));
        return false;
    }

    private bool EndBeyondCount()
    {
        Warn(FormattableString.Invariant($"the PBX reports {Announced} items but returned {Read} and didn't end. Reading stopped there"));
        return false;
    }

    private void Warn(string what) => log.Warning($"Could not {operation} completely: {what}.");
}
