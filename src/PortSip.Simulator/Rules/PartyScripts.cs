namespace PortSip.Simulator;

/// <summary>Scripts by number or pattern. The exact number goes first (feature codes hold a literal <c>*</c>), then the latest pattern.</summary>
internal sealed class PartyScripts
{
    private readonly Dictionary<string, CalleeScript> byPattern = new(StringComparer.Ordinal);
    private readonly List<NumberPattern> patterns = [];

    public void Set(string pattern, CalleeScript script)
    {
        Remove(pattern);
        byPattern[pattern] = script;
        if (NumberPattern.HasWildcard(pattern)) patterns.Insert(0, new NumberPattern(pattern));
    }

    public void Remove(string pattern)
    {
        byPattern.Remove(pattern);
        patterns.RemoveAll(known => known.Text == pattern);
    }

    public void Clear()
    {
        byPattern.Clear();
        patterns.Clear();
    }

    public CalleeScript Find(string number)
    {
        if (byPattern.TryGetValue(number, out CalleeScript? exact)) return exact;

        NumberPattern? match = patterns.Find(pattern => pattern.Matches(number));
        return match is null ? CalleeScript.Answers : byPattern[match.Text];
    }

    public IReadOnlyDictionary<string, CalleeScript> ToDictionary() =>
        new Dictionary<string, CalleeScript>(byPattern, StringComparer.Ordinal);
}
