namespace PortSip.Client;

/// <summary>
/// How far the reading of a collection has come, and whether another page can bring more. <c>count</c> is a hint (API §1): it never
/// ends the reading before a full page does, but pages that go far beyond it end. An end that leaves items out is a warning.
/// </summary>
/// <param name="operation">In words that follow "could not".</param>
/// <param name="top">The page size that is asked for.</param>
/// <param name="log">Where the warning goes.</param>
internal sealed class PagingProgress(string operation, int top, IRequestLog log)
{
    /// <summary>How far beyond its count a server may go: what comes in during a long reading, and a count that means something else.</summary>
    private const int LargestSurplus = 1000 * CollectionReader.LargestPage;

    private readonly SeenItems _seen = new();
    private double? _announced;
    private long _came;
    private bool _isUnpaged;

    /// <summary>How many items came, those that came twice or can't be used among them: where the next page begins.</summary>
    public long Read { get; private set; }

    /// <summary>Whether another page is to be asked for.</summary>
    public bool MayFollow { get; private set; } = true;

    /// <summary>Takes a page in, and returns the items that didn't come before.</summary>
    public List<T> Take<T>(CollectionPage<T> page)
        where T : class
    {
        var before = Read;
        Read += page.Items.Count;
        _announced = page.Count > 0 ? page.Count : _announced ?? page.Count;
        _isUnpaged |= before == 0 && page.Items.Count > top;
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
        MayFollow = page.Items.Count switch
        {
            0 => End(),
            var count when count < top && !(_announced > Read) => false,
            _ when _came == cameBefore || _seen.IsRepeating => EndOfRepeating(),
            _ when Read >= Math.Max(_announced ?? double.MaxValue, 0) + LargestSurplus => EndBeyondCount(),
            _ => true,
        };
        return fresh;
    }

    private bool End()
    {
        if (_announced > Read)
            Warn(FormattableString.Invariant($"the PBX reports {_announced} items but returned {Read}"));
        return false;
    }

    private bool EndOfRepeating()
    {
        // A server without pages returned everything at once. A count of 0 says nothing where items came.
        if (_announced > 0 ? _announced > _came : !_isUnpaged)
            Warn(FormattableString.Invariant($"the PBX returned the same items repeatedly. Different items: {_came}"));
        return false;
    }

    private bool EndBeyondCount()
    {
        Warn(FormattableString.Invariant($"the PBX reports {_announced} items but returned {Read} and didn't end. Reading stopped there"));
        return false;
    }

    private void Warn(string what) => log.Warning($"Could not {operation} completely: {what}.");
}
