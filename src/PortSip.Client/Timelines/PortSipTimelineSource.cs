namespace PortSip.Client;

/// <summary>What reports an entry of a timeline; several if they agree.</summary>
[Flags]
public enum PortSipTimelineSource
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An event that a wait of this connection received. Its times are in whole seconds.</summary>
    Event = 1,

    /// <summary>The PBX's list of active calls, and the response to the originate. The time of an answer is derived from the talk time, in whole seconds.</summary>
    Session = 2,

    /// <summary>The call log.</summary>
    CallLog = 4,

    /// <summary>A leg of the CDR.</summary>
    Cdr = 8,
}
