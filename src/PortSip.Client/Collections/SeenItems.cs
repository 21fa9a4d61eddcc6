namespace PortSip.Client;

/// <summary>
/// The items that a reading has brought, by which it notices that a server repeats itself. Its memory is bounded: of a long list it
/// keeps the latest items, for duplicates across the border of two pages, and a sample of all, for a list that begins again.
/// </summary>
internal sealed class SeenItems
{
    /// <summary>How many items are known exactly. Beyond that every second one is, then every fourth, and so on.</summary>
    public const int LargestSample = 16_384;

    // One item that comes again late can be chance: a list without a stable order has such.
    private const int LeastRepeats = 10;

    private readonly RecentIds _recent = new();
    private readonly HashSet<ulong> _sample = [];
    private ulong _mask;
    // Of those in the sample: how many came again since the last new one.
    private int _repeats;

    /// <summary>Whether the latest items only repeat what came long before.</summary>
    public bool IsRepeating => _repeats >= LeastRepeats;

    /// <summary>Whether the item is new, as far as is known.</summary>
    public bool Add(string identity)
    {
        var isRecent = !_recent.Add(identity);
        var hash = Hash(identity);
        if ((hash & _mask) != 0)
            return !isRecent;
        if (!_sample.Add(hash))
        {
            if (!isRecent)
                _repeats++;
            return false;
        }
        _repeats = 0;
        if (_sample.Count > LargestSample)
        {
            _mask = (_mask << 1) | 1;
            _sample.RemoveWhere(known => (known & _mask) != 0);
        }
        return true;
    }

    // FNV-1a, and the end of MurmurHash3, without which the last bits of short texts are no fair sample.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL);
        return hash ^ (hash >> 33);
    }
}
