namespace PortSip.Client;

/// <summary>
/// Finds the <see cref="PlacedCalls"/> of a PBX and tenant. They live as long as a connection uses them; the most recent ones live
/// longer, because a script may sign out and in again between two calls.
/// </summary>
internal sealed class PlacedCallsByTenant
{
    private const int LargestNumberHeld = 16;

    private readonly Dictionary<string, WeakReference<PlacedCalls>> _all = new(StringComparer.OrdinalIgnoreCase);
    private readonly object _gate = new();
    private readonly List<PlacedCalls> _latest = [];

    /// <summary>The number of entries to keep.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _all.Count;
        }
    }

    public PlacedCalls Of(Uri apiUri, string? domain)
    {
        var key = $"{Address(apiUri)} {domain?.Trim()}";
        lock (_gate)
        {
            if (!_all.TryGetValue(key, out var reference) || !reference.TryGetTarget(out var calls))
            {
                foreach (var dead in _all.Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToArray())
                    _all.Remove(dead);
                calls = new PlacedCalls();
                _all[key] = new WeakReference<PlacedCalls>(calls);
            }
            _latest.Remove(calls);
            _latest.Add(calls);
            if (_latest.Count > LargestNumberHeld)
                _latest.RemoveAt(0);
            return calls;
        }
    }

    /// <summary>Drops what was placed at the address, for every tenant.</summary>
    public void Forget(Uri apiUri)
    {
        var address = Address(apiUri) + " ";
        lock (_gate)
        {
            foreach (var entry in _all.Where(entry => entry.Key.StartsWith(address, StringComparison.OrdinalIgnoreCase)))
            {
                if (entry.Value.TryGetTarget(out var calls))
                    calls.Claimed.Clear();
            }
        }
    }

    // This computer has several loopback names.
    private static string Address(Uri apiUri) => $"{(apiUri.IsLoopback ? "loopback" : apiUri.IdnHost)}:{apiUri.Port}{apiUri.AbsolutePath}";
}
