namespace PortSip.Simulator;

/// <summary>The menus of numbers, and the keys that callers press in them.</summary>
internal sealed class MenuRules
{
    private readonly SortedDictionary<string, IReadOnlyDictionary<string, string>> _menus = new(StringComparer.Ordinal);
    private readonly NumberRules<SimulatedKeys> _keys = new();

    /// <summary>The menus by number.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All => _menus;

    /// <summary>Called with the number of a menu that is removed: a receptionist can have one by the API as well.</summary>
    public Action<string>? Removed { get; set; }

    /// <summary>Sets the destinations by key; none removes the menu.</summary>
    public void SetMenu(string number, IReadOnlyDictionary<string, string> menu)
    {
        if (menu.Count > 0)
        {
            _menus[number] = menu;
            return;
        }
        _menus.Remove(number);
        Removed?.Invoke(number);
    }

    /// <summary>The keys of callers; of several patterns that fit, the last one applies.</summary>
    public IEnumerable<KeyValuePair<string, SimulatedKeys>> Keys => _keys.InOrder;

    public void SetKeys(string pattern, SimulatedKeys keys) => _keys.Set(pattern, keys);

    public SimulatedKeys? FindKeys(string caller) => _keys.Find(caller);

    public void Clear()
    {
        _menus.Clear();
        _keys.Clear();
    }
}
