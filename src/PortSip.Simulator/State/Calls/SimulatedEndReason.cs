namespace PortSip.Simulator;

/// <summary>Why a call, or one of its targets, ended: the <c>end_reason</c> of CDRs.</summary>
public enum SimulatedEndReason
{
    /// <summary>Still in progress, or failed: then the status code shows how.</summary>
    None,

    /// <summary>The caller hung up, or <c>destroy</c> did.</summary>
    CallerDisconnected,

    /// <summary>The callee hung up.</summary>
    CalleeDisconnected,

    /// <summary>A blind transfer replaced the transferor with another party.</summary>
    BlindTransferCompleted,

    /// <summary>An attended transfer connected the two other parties.</summary>
    ConsultTransferCompleted,

    /// <summary>Routed to another number, as a queue does.</summary>
    Referred,

    /// <summary>Forwarded by the state of the callee.</summary>
    Redirected,

    /// <summary>Another call replaced it: it was picked up, retrieved or taken over.</summary>
    Replaced,

    /// <summary>Hung up before the answer.</summary>
    Cancelled,
}
