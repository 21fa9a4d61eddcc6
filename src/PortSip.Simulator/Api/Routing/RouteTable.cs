namespace PortSip.Simulator;

/// <summary>Finds operations by path. A path with fixed words takes precedence over one with an <c>{id}</c>.</summary>
internal sealed class RouteTable
{
    private const string Root = "/api/";

    private readonly Dictionary<string, IReadOnlyList<Route>> _byTemplate;
    private readonly IReadOnlyList<string[]> _patterns;

    public RouteTable(IEnumerable<Route> routes)
    {
        _byTemplate = routes
            .GroupBy(route => route.Template, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<Route> (group) => [.. group], StringComparer.Ordinal);
        _patterns =
        [
            .. _byTemplate.Keys
                .Select(template => template.Split('/'))
                .Where(words => words.Any(IsPlaceholder))
                .OrderBy(words => words.Count(IsPlaceholder)),
        ];
    }

    public RouteMatch Find(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
            return RouteMatch.Nothing;
        var relative = path.Substring(Root.Length);
        if (_byTemplate.TryGetValue(relative, out var exact))
            return new RouteMatch(exact, "");

        // An id is opaque and may contain an encoded slash, so the path is split before it is decoded.
        var segments = relative.Split('/');
        var pattern = _patterns.FirstOrDefault(words => Fits(words, segments));
        if (pattern is null)
            return RouteMatch.Nothing;
        string[] values = [.. segments.Where((_, at) => IsPlaceholder(pattern[at])).Select(Uri.UnescapeDataString)];
        return new RouteMatch(_byTemplate[string.Join("/", pattern)], values[0]) { Member = values.Length > 1 ? values[1] : "" };
    }

    private static bool Fits(string[] words, string[] segments)
    {
        if (words.Length != segments.Length)
            return false;
        for (var at = 0; at < words.Length; at++)
        {
            if (IsPlaceholder(words[at]) ? segments[at].Length == 0 : words[at] != segments[at])
                return false;
        }
        return true;
    }

    private static bool IsPlaceholder(string word) => word.Length > 1 && word[0] == '{';
}
