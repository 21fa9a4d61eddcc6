namespace PortSip.Simulator;

/// <summary>A request with a route, as passed to the handlers of operations.</summary>
/// <param name="Http">The request.</param>
/// <param name="Id">The <c>{id}</c> of the path, decoded; empty if there isn't one.</param>
/// <param name="Query">The query, encoded.</param>
/// <param name="Fields">The fields of the body.</param>
/// <param name="AccessToken">The bearer token; null for none.</param>
/// <param name="Principal">The user; null if the operation needs no token.</param>
internal sealed record ApiRequest(
    SimulatorRequest Http, string Id, string Query, IFields Fields, string? AccessToken, Principal? Principal)
{
    /// <summary>The part of the path below <see cref="Id"/>, decoded; empty if there isn't one.</summary>
    public string Member { get; init; } = "";

    public FieldReader ReadBody() => new(Fields);

    public FieldReader ReadQuery() => new(new UrlEncodedFields(Query));
}
