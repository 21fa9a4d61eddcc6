namespace PortSip.Client;

/// <summary>An attempt without a complete response.</summary>
/// <param name="Failure">The failure to report if nothing else can be done.</param>
/// <param name="Reason">What happened, in words.</param>
/// <param name="MayHaveArrived">False if the request certainly didn't reach the PBX.</param>
/// <param name="IsTransient">Whether another attempt could succeed.</param>
/// <param name="Exception">The exception of the HTTP stack.</param>
internal sealed record TransportFailure(
    PortSipFailure Failure, string Reason, bool MayHaveArrived, bool IsTransient, Exception Exception)
{
    /// <summary>The specific situation behind the failure.</summary>
    public PortSipFailureReason Kind { get; init; }

    /// <summary>The certificate that was refused; null for other failures.</summary>
    public CertificateRefusal? Refusal { get; init; }
}
