namespace PortSip.Client;

/// <summary>The specific situation behind a <see cref="PortSipFailure"/>, if there are several that need different actions.</summary>
public enum PortSipFailureReason
{
    /// <summary>The failure is specific enough.</summary>
    None,

    /// <summary>The response didn't come from the PBX: a web page, text, JSON in another format.</summary>
    ForeignAnswer,

    /// <summary>The response redirects to another address.</summary>
    Redirect,

    /// <summary>The PBX rejected, without a reason, an operation that depends on the state of a call.</summary>
    CallNotReady,

    /// <summary>The id looks like a number: the caller may have meant the calls of a number.</summary>
    IdIsNumber,

    /// <summary>The id 1 means the last call of a number, and must be requested explicitly.</summary>
    LatestCallUnnamed,

    /// <summary>The id 1 has no meaning for this operation.</summary>
    LatestCallMeaningless,

    /// <summary>The PBX can't check its licenses at the moment.</summary>
    LicenseCheckFailed,

    /// <summary>The PBX rejects every token, even those of new sign-ins.</summary>
    TokensRefused,

    /// <summary>The connection has been closed.</summary>
    ConnectionClosed,

    /// <summary>The proxy requires a user name and a password.</summary>
    ProxyCredentialRequired,

    /// <summary>The proxy can't be reached, or it can't reach the PBX.</summary>
    ProxyFailed,

    /// <summary>The address says https, and the port speaks plain http.</summary>
    PlainHttpPort,

    /// <summary>The address says http, and the port speaks https.</summary>
    HttpsPort,

    /// <summary>A user was refused who signed in without a domain.</summary>
    DomainMissing,

    /// <summary>There is no profile of this name.</summary>
    ProfileMissing,

    /// <summary>The failure concerns the event socket.</summary>
    EventSocket,

    /// <summary>Global topics need at least one tenant.</summary>
    TenantsMissing,

    /// <summary>The topic Extension needs at least one extension.</summary>
    ExtensionsMissing,

    /// <summary>The topic Queue needs at least one queue.</summary>
    QueuesMissing,

    /// <summary>The user can neither query active calls nor receive events.</summary>
    CallNotVisible,

    /// <summary>The PBX shows the call, but its talk time can't be read.</summary>
    StateUnreadable,

    /// <summary>The queue doesn't exist, or this user can't see it.</summary>
    QueueUnknown,

    /// <summary>The extension isn't a member of the queue.</summary>
    QueueMemberUnknown,

    /// <summary>The ring group doesn't exist, or this user can't see it.</summary>
    RingGroupUnknown,

    /// <summary>The extension isn't a member of the ring group.</summary>
    RingGroupMemberUnknown,

    /// <summary>The virtual receptionist doesn't exist, or this user can't see it.</summary>
    ReceptionistUnknown,

    /// <summary>The PBX has no night mode for it.</summary>
    NightModeUnknown,

    /// <summary>The shared voicemail doesn't exist, or this user can't see it.</summary>
    SharedVoicemailUnknown,

    /// <summary>The conference room doesn't exist, or this user can't see it.</summary>
    ConferenceUnknown,

    /// <summary>The conference room has no such participant.</summary>
    ParticipantUnknown,

    /// <summary>The user or the shared voicemail has no such message.</summary>
    VoicemailUnknown,

    /// <summary>The Data Flow service of the PBX doesn't provide figures.</summary>
    DataFlowUnavailable,

    /// <summary>The extension has no such device.</summary>
    DeviceUnknown,

    /// <summary>The number isn't blocked.</summary>
    BlockedNumberUnknown,

    /// <summary>The time when something should end has passed.</summary>
    ExpiryPassed,

    /// <summary>The extension doesn't exist, or this user can't see it.</summary>
    ExtensionUnknown,

    /// <summary>The tenant has disabled the feature.</summary>
    FeatureOff,

    /// <summary>The link to a file points to another server.</summary>
    LinkToElsewhere,

    /// <summary>The file doesn't match what was announced.</summary>
    FileDamaged,

    /// <summary>Another transfer is using the file.</summary>
    FileInUse,

    /// <summary>The address contains a user name, a query or a fragment.</summary>
    CredentialInAddress,

    /// <summary>The path places a call, which isn't allowed here.</summary>
    OriginateByPath,

    /// <summary>Another process is running the campaign.</summary>
    CampaignRunning,

    /// <summary>The state file belongs to another campaign.</summary>
    CampaignDiffers,

    /// <summary>The state file contains something else.</summary>
    CampaignStateUnreadable,

    /// <summary>A list of numbers that are never called can't be read.</summary>
    NeverCallListUnreadable,
}
