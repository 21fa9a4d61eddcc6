namespace PortSip.Client;

/// <summary>The state of a call to wait for.</summary>
public enum PortSipCallMilestone
{
    /// <summary>Don't wait.</summary>
    None,

    /// <summary>Until the callee rings, or a later state.</summary>
    Ringing,

    /// <summary>Until the callee answers or the call ends.</summary>
    Answered,

    /// <summary>Until the call ends.</summary>
    Ended,
}
