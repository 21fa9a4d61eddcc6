namespace PortSip.Simulator;

/// <summary>One operation of the API: its path, its requirements, and its handler.</summary>
internal sealed record Route(
    string Method, string Template, SimulatorOperation Operation, RouteAccess Access, Func<ApiRequest, SimulatorResponse> Handle)
{
    public RouteBody Body { get; init; } = Method == "POST" ? RouteBody.Json : RouteBody.None;

    /// <summary>Distinguishes operations with the same path and method; null if there is only one.</summary>
    public Func<IFields, SimulatorOperation>? Refine { get; init; }

    /// <summary>Whether a 400 has no body, as documented for both transfers.</summary>
    public bool HasSilentRefusals { get; init; }
}
