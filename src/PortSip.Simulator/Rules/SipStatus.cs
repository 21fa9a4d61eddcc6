namespace PortSip.Simulator;

/// <summary>The SIP status codes (RFC 3261) that the simulator uses as the reason for a failed call.</summary>
internal static class SipStatus
{
    public const int Forbidden = 403;
    public const int NotFound = 404;
    public const int RequestTimeout = 408;
    public const int TemporarilyUnavailable = 480;
    public const int LoopDetected = 482;
    public const int BusyHere = 486;
    public const int RequestTerminated = 487;
    public const int ServiceUnavailable = 503;
    public const int Decline = 603;
}
