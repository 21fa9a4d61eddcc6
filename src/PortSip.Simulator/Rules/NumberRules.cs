namespace PortSip.Simulator;

/// <summary>Rules by number or pattern. The exact number takes precedence (feature codes contain a literal <c>*</c>), then the latest pattern.</summary>
internal sealed class NumberRules<T>
    where T : class
{
    private readonly Dictionary<string, T> _byPattern = new(StringComparer.Ordinal);
    private readonly List<NumberPattern> _patterns = [];

    public void Set(string pattern, T rule)
    {
        Remove(pattern);
        _byPattern[pattern] = rule;
        if (NumberPattern.HasWildcard(pattern))
            _patterns.Insert(0, new NumberPattern(pattern));
    }

    public void Remove(string pattern)
    {
        _byPattern.Remove(pattern);
        _patterns.RemoveAll(known => known.Text == pattern);
    }

    public void Clear()
    {
        _byPattern.Clear();
        _patterns.Clear();
    }

    /// <summary>The rule of the number itself, not of a pattern.</summary>
    public T? FindExact(string number) => _byPattern.TryGetValue(number, out var exact) ? exact : null;

    public T? Find(string number)
    {
        if (FindExact(number) is { } exact)
            return exact;
        var match = _patterns.Find(pattern => pattern.Matches(number));
        return match is null ? null : _byPattern[match.Text];
    }

    /// <summary>Numbers first; of several patterns that fit, the last one applies.</summary>
    public IEnumerable<KeyValuePair<string, T>> InOrder =>
        _byPattern.Where(rule => !NumberPattern.HasWildcard(rule.Key)).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Concat(Enumerable.Reverse(_patterns).Select(pattern => new KeyValuePair<string, T>(pattern.Text, _byPattern[pattern.Text])));

    public IReadOnlyDictionary<string, T> ToDictionary() => new Dictionary<string, T>(_byPattern, StringComparer.Ordinal);
}
