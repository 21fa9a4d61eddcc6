namespace PortSip.Client;

/// <summary>An attempt that brought no whole answer.</summary>
/// <param name="Failure">The failure that it is, where nothing more can be done.</param>
/// <param name="Reason">What happened, in words.</param>
/// <param name="MayHaveArrived">False where the request certainly did not reach the PBX.</param>
/// <param name="IsTransient">Whether another attempt could fare better.</param>
/// <param name="Exception">What the HTTP stack said.</param>
internal sealed record TransportFailure(
    PortSipFailure Failure, string Reason, bool MayHaveArrived, bool IsTransient, Exception Exception)
{
    /// <summary>What to do about it, where that isn't the same for every failure of this kind.</summary>
    public string? RecommendedAction { get; init; }
}
