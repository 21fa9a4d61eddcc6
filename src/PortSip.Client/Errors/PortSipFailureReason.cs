namespace PortSip.Client;

/// <summary>Which of the situations behind a <see cref="PortSipFailure"/> it is, where there are several and each calls for something else.</summary>
public enum PortSipFailureReason
{
    /// <summary>The failure says all that there is to say.</summary>
    None,

    /// <summary>The answer didn't come from the PBX: a web page, text, JSON in another form.</summary>
    ForeignAnswer,

    /// <summary>The answer redirects to elsewhere.</summary>
    Redirect,

    /// <summary>The PBX refused without a word what depends on the state of a call.</summary>
    CallNotReady,

    /// <summary>The id looks like a number: the calls of a number may have been meant.</summary>
    IdIsNumber,

    /// <summary>The id 1 means the last call of a number, and must be asked for by that name.</summary>
    LatestCallUnnamed,

    /// <summary>The id 1 means nothing for this operation.</summary>
    LatestCallMeaningless,

    /// <summary>The PBX can't check its licenses at the moment.</summary>
    LicenseCheckFailed,

    /// <summary>The PBX refuses every token, those of new sign-ins too.</summary>
    TokensRefused,

    /// <summary>The connection has been closed.</summary>
    ConnectionClosed,

    /// <summary>The proxy wants user name and password.</summary>
    ProxyCredentialRequired,

    /// <summary>The proxy can't be reached, or doesn't reach the PBX.</summary>
    ProxyFailed,

    /// <summary>It befell the event socket.</summary>
    EventSocket,

    /// <summary>Global topics need at least one tenant.</summary>
    TenantsMissing,

    /// <summary>The topic Extension needs at least one extension.</summary>
    ExtensionsMissing,

    /// <summary>The topic Queue needs at least one queue.</summary>
    QueuesMissing,

    /// <summary>Neither the active calls nor events may be seen.</summary>
    CallNotVisible,

    /// <summary>There is no such queue, or this user may not see it.</summary>
    QueueUnknown,

    /// <summary>The tenant has switched the feature off.</summary>
    FeatureOff,

    /// <summary>The link to a file leads to another server.</summary>
    LinkToElsewhere,

    /// <summary>The file isn't what was announced.</summary>
    FileDamaged,

    /// <summary>Another transfer has the file.</summary>
    FileInUse,

    /// <summary>The address holds a user name, a query or a fragment.</summary>
    CredentialInAddress,

    /// <summary>The path places a call, and isn't for this.</summary>
    OriginateByPath,
}
