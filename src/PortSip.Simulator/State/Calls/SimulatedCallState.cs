namespace PortSip.Simulator;

/// <summary>The state of a call.</summary>
public enum SimulatedCallState
{
    /// <summary>The PBX calls the caller, who hasn't answered yet.</summary>
    CallingCaller,

    /// <summary>The caller has answered; the callee (or the target of a blind transfer) hasn't yet.</summary>
    RingingCallee,

    /// <summary>Two parties talk.</summary>
    Answered,

    /// <summary>The call has ended.</summary>
    Ended,
}
