namespace PortSip.Simulator;

/// <summary>Finds operations by path. A path with fixed words goes before one with an <c>{id}</c>.</summary>
internal sealed class RouteTable(IEnumerable<Route> routes)
{
    private const string Root = "/api/";

    private readonly Dictionary<string, IReadOnlyList<Route>> byTemplate = routes
        .GroupBy(route => route.Template, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, IReadOnlyList<Route> (group) => [.. group], StringComparer.Ordinal);

    public RouteMatch Find(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal)) return RouteMatch.Nothing;

        string relative = path.Substring(Root.Length);
        if (byTemplate.TryGetValue(relative, out IReadOnlyList<Route>? exact)) return new RouteMatch(exact, "");

        // An id is opaque and may hold an encoded slash, so the path is split before it is decoded.
        string[] segments = relative.Split('/');
        if (segments.Length < 2 || segments[1].Length == 0) return RouteMatch.Nothing;

        string id = Uri.UnescapeDataString(segments[1]);
        segments[1] = "{id}";
        return byTemplate.TryGetValue(string.Join("/", segments), out IReadOnlyList<Route>? found)
            ? new RouteMatch(found, id)
            : RouteMatch.Nothing;
    }
}
