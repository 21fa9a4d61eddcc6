namespace PortSip.Simulator;

/// <summary>The result of a path lookup.</summary>
/// <param name="Routes">The operations of the path, by method; none for an unknown path.</param>
/// <param name="Id">The <c>{id}</c> of the path, decoded.</param>
internal sealed record RouteMatch(IReadOnlyList<Route> Routes, string Id)
{
    public static RouteMatch Nothing { get; } = new([], "");

    /// <summary>The second placeholder of the path, decoded; empty if there isn't one.</summary>
    public string Member { get; init; } = "";

    public Route? Find(string method) => Routes.FirstOrDefault(route => route.Method == method);
}
