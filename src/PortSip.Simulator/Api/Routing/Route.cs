namespace PortSip.Simulator;

/// <summary>One operation of the API: where it is, what it needs, and who does it.</summary>
internal sealed record Route(
    string Method, string Template, SimulatorOperation Operation, RouteAccess Access, Func<ApiRequest, SimulatorResponse> Handle)
{
    public RouteBody Body { get; init; } = Method == "POST" ? RouteBody.Json : RouteBody.None;

    /// <summary>Tells operations apart that share a path and method; null where there is one.</summary>
    public Func<IFields, SimulatorOperation>? Refine { get; init; }

    /// <summary>Whether a 400 has no body, as documented for both transfers.</summary>
    public bool HasSilentRefusals { get; init; }
}
