namespace PortSip.Client;

/// <summary>
/// The items that a reading has returned, used to detect a server that repeats itself. Memory is bounded: for a long list, it
/// keeps the latest items, for duplicates across a page border, and a sample of all, for a list that starts over.
/// </summary>
internal sealed class SeenItems
{
    /// <summary>The number of items that are remembered exactly. Beyond it, every second item is, then every fourth, and so on.</summary>
    public const int LargestSample = 16_384;

    // A single late repetition can be chance: a list without a stable order has some.
    private const int LeastRepeats = 10;

    private readonly RecentIds _recent = new();
    private readonly HashSet<ulong> _sample = [];
    private ulong _mask;
    // The sampled items that were repeated since the last new one.
    private int _repeats;

    /// <summary>Whether the latest items only repeat much earlier ones.</summary>
    public bool IsRepeating => _repeats >= LeastRepeats;

    /// <summary>Whether the item is new, to the best of this sample's knowledge.</summary>
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

    // FNV-1a with the finalizer of MurmurHash3; without it, the low bits of short texts aren't a fair sample.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL);
        return hash ^ (hash >> 33);
    }
}
