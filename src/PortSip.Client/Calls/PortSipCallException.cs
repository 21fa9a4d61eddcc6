namespace PortSip.Client;

/// <summary>A failure that concerns a call, with its state at that time: WaitTimedOut, CallFailed, AssertionFailed.</summary>
public class PortSipCallException : PortSipException
{
    /// <summary>Creates the exception.</summary>
    public PortSipCallException(PortSipFailure failure, string message, PortSipCall call, Exception? innerException = null)
        : base(failure, message, innerException) => Call = call;

    /// <summary>The call.</summary>
    public PortSipCall Call { get; }
}
