namespace PortSip.Simulator;

/// <summary>Where a call stands.</summary>
public enum SimulatedCallState
{
    /// <summary>The PBX calls the caller, who has not answered yet.</summary>
    CallingCaller,

    /// <summary>The caller is there, the callee (or the target of a blind transfer) has not answered yet.</summary>
    RingingCallee,

    /// <summary>Two parties talk.</summary>
    Answered,

    /// <summary>Over.</summary>
    Ended,
}
