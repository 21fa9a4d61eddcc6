namespace PortSip.Simulator;

/// <summary>A call from outside.</summary>
/// <param name="From">The number of the caller.</param>
/// <param name="Did">The dialled number of the tenant.</param>
/// <param name="Trunk">The trunk that it comes through.</param>
public sealed record SimulatedInboundCall(string From, string Did, string Trunk)
{
    /// <summary>The display name of the caller; <see langword="null"/> for none.</summary>
    public string? DisplayName { get; init; }
}
