namespace PortSip.Client;

/// <summary>How the calls to a person of a campaign ended.</summary>
public enum PortSipCampaignOutcome
{
    /// <summary>The person answered or, with -ConnectTo, was connected. AnsweredBy contains the number.</summary>
    Answered,

    /// <summary>A voicemail of the PBX answered.</summary>
    Voicemail,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Not answered in time.</summary>
    NoAnswer,

    /// <summary>The person rejected the call.</summary>
    Rejected,

    /// <summary>The number or the PBX reported another failure. StatusCode and Reason contain it.</summary>
    Failed,

    /// <summary>With -ConnectTo: the person answered, and the other number didn't.</summary>
    NotConnected,

    /// <summary>It isn't known whether the person was called or answered. Nobody is called again after such an attempt.</summary>
    Unknown,

    /// <summary>The time for the campaign ended before the first call.</summary>
    GivenUp,

    /// <summary>Never called: excluded, or on the list twice.</summary>
    Skipped,
}
