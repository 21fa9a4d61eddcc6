namespace PortSip.Client;

/// <summary>What is known of a call's state. The PBX's list of active calls tells only whether somebody talks (API §3).</summary>
public enum PortSipCallState
{
    /// <summary>The PBX lists the call, and nobody has talked yet: it calls the caller, or the callee rings.</summary>
    Trying,

    /// <summary>The PBX accepted the originate; no more was asked.</summary>
    Initiated,

    /// <summary>The callee rings.</summary>
    Ringing,

    /// <summary>Answered: the parties talk, or one holds.</summary>
    Answered,

    /// <summary>Over.</summary>
    Ended,
}
