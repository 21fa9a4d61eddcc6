namespace PortSip.Client;

/// <summary>What happened to a call.</summary>
public enum PortSipTimelineEvent
{
    /// <summary>The call started; the number is the caller's.</summary>
    Started,

    /// <summary>The PBX started to call the number.</summary>
    Called,

    /// <summary>The number rings.</summary>
    Ringing,

    /// <summary>The number answered.</summary>
    Answered,

    /// <summary>The number didn't answer: busy, rejected, not answered, unreachable, or the call moved on.</summary>
    Failed,

    /// <summary>The number had answered, and left while the call continued, such as the transferor of a transfer.</summary>
    Left,

    /// <summary>The call ended.</summary>
    Ended,

    /// <summary>Events are missing: the event socket was down, or they were read too slowly.</summary>
    Gap,
}
