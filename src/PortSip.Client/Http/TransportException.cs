namespace PortSip.Client;

/// <summary>A failed attempt; the request pipeline decides what follows.</summary>
internal sealed class TransportException(TransportFailure failure) : Exception(failure.Reason, failure.Exception)
{
    public TransportFailure Failure { get; } = failure;
}
