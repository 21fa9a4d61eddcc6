namespace PortSip.Client;

/// <summary>Whether somebody has listened to a voicemail.</summary>
public enum PortSipVoicemailStatus
{
    /// <summary><c>UNREAD</c></summary>
    Unread,

    /// <summary><c>READ</c></summary>
    Read,
}
