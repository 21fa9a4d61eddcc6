namespace PortSip.Client;

/// <summary>An attempt that failed; the request path decides what becomes of it.</summary>
internal sealed class TransportException(TransportFailure failure) : Exception(failure.Reason, failure.Exception)
{
    public TransportFailure Failure { get; } = failure;
}
