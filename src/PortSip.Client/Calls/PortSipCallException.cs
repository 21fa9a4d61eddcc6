namespace PortSip.Client;

/// <summary>A failure that is about a call, as it stood then: WaitTimedOut, CallFailed.</summary>
public sealed class PortSipCallException : PortSipException
{
    /// <summary>Makes the exception.</summary>
    public PortSipCallException(PortSipFailure failure, string message, PortSipCall call, Exception? innerException = null)
        : base(failure, message, innerException) => Call = call;

    /// <summary>The call.</summary>
    public PortSipCall Call { get; }
}
