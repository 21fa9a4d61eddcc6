namespace PortSip.Client;

/// <summary>How far a call is awaited.</summary>
public enum PortSipCallMilestone
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Until the callee rings, or more.</summary>
    Ringing,

    /// <summary>Until the callee has answered, or the call is over.</summary>
    Answered,

    /// <summary>Until the call is over.</summary>
    Ended,
}
