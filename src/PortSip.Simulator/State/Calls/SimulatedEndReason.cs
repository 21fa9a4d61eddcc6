namespace PortSip.Simulator;

/// <summary>Why a call, or one of its targets, ended: the <c>end_reason</c> of CDRs.</summary>
public enum SimulatedEndReason
{
    /// <summary>Still going on, or failed: then the status code says how.</summary>
    None,

    /// <summary>The caller hung up, or <c>destroy</c> did.</summary>
    CallerDisconnected,

    /// <summary>The callee hung up.</summary>
    CalleeDisconnected,

    /// <summary>A blind transfer put somebody else in the transferor's place.</summary>
    BlindTransferCompleted,

    /// <summary>An attended transfer joined the two others.</summary>
    ConsultTransferCompleted,

    /// <summary>Led on to somebody else, as a queue does.</summary>
    Referred,

    /// <summary>Another call took its place: it was picked up, retrieved or taken over.</summary>
    Replaced,

    /// <summary>Hung up before the answer.</summary>
    Cancelled,
}
