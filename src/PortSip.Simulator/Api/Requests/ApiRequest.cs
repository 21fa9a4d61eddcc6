namespace PortSip.Simulator;

/// <summary>A request that has a route: what the handlers of operations see of it.</summary>
/// <param name="Http">The request.</param>
/// <param name="Id">The <c>{id}</c> of the path, decoded; empty where it has none.</param>
/// <param name="Query">The query, still encoded.</param>
/// <param name="Fields">The fields of the body.</param>
/// <param name="AccessToken">The bearer token; null for none.</param>
/// <param name="Principal">Who asks; null where the operation needs no token.</param>
internal sealed record ApiRequest(
    SimulatorRequest Http, string Id, string Query, IFields Fields, string? AccessToken, Principal? Principal)
{
    /// <summary>What the path names within <see cref="Id"/>, decoded; empty where it names nothing.</summary>
    public string Member { get; init; } = "";

    public FieldReader ReadBody() => new(Fields);

    public FieldReader ReadQuery() => new(new UrlEncodedFields(Query));
}
