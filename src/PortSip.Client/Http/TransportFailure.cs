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
    /// <summary>Which of the situations behind the failure it is.</summary>
    public PortSipFailureReason Kind { get; init; }
}
