namespace PortSip.Client;

/// <summary>The state of a call, if known. The PBX's list of active calls shows only whether the parties talk (API §3).</summary>
public enum PortSipCallState
{
    /// <summary>The PBX lists the call, and the parties haven't talked yet: the caller is being called, or the callee rings.</summary>
    Trying,

    /// <summary>The PBX accepted the originate; nothing more was requested.</summary>
    Initiated,

    /// <summary>The callee rings.</summary>
    Ringing,

    /// <summary>The call was answered: the parties talk, or one is on hold.</summary>
    Answered,

    /// <summary>The call has ended.</summary>
    Ended,
}
