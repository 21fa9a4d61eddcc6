namespace PortSip.Simulator;

/// <summary>Scripts by number or pattern. The exact number takes precedence (feature codes contain a literal <c>*</c>), then the latest pattern.</summary>
internal sealed class PartyScripts
{
    private readonly Dictionary<string, CalleeScript> _byPattern = new(StringComparer.Ordinal);
    private readonly List<NumberPattern> _patterns = [];

    public void Set(string pattern, CalleeScript script)
    {
        Remove(pattern);
        _byPattern[pattern] = script;
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

    public CalleeScript Find(string number)
    {
        if (_byPattern.TryGetValue(number, out var exact))
            return exact;
        var match = _patterns.Find(pattern => pattern.Matches(number));
        return match is null ? CalleeScript.Answers : _byPattern[match.Text];
    }

    public IReadOnlyDictionary<string, CalleeScript> ToDictionary() =>
        new Dictionary<string, CalleeScript>(_byPattern, StringComparer.Ordinal);
}
