namespace PortSip.Client;

/// <summary>
/// What went wrong. The names are the stable ErrorIds of the cmdlets; about_PortSipErrors describes each.
/// </summary>
public enum PortSipFailure
{
    /// <summary>Not connected: there was no sign-in, or the connection has been closed.</summary>
    NotConnected,

    /// <summary>The PBX rejected the user name, the password or the one-time password.</summary>
    AuthenticationFailed,

    /// <summary>The PBX requires a one-time password, and no prompt for it is possible.</summary>
    TwoFactorRequired,

    /// <summary>The token is no longer accepted and couldn't be renewed.</summary>
    SessionExpired,

    /// <summary>The signed-in user doesn't have permission (403).</summary>
    Forbidden,

    /// <summary>The PBX, the tenant or the user lacks a license for this (403 with a code that begins with LICENSE_).</summary>
    LicenseRequired,

    /// <summary>It is in use, or its state doesn't allow the operation now (409).</summary>
    Conflict,

    /// <summary>The call has ended or never existed (404).</summary>
    CallNotFound,

    /// <summary>The PBX couldn't find what was requested (404).</summary>
    NotFound,

    /// <summary>A value is outside the documented limits, or the PBX rejected it (400).</summary>
    ValidationFailed,

    /// <summary>Too many requests (429), even after the retries.</summary>
    RateLimited,

    /// <summary>The PBX, or a proxy in front of it, failed (5xx).</summary>
    ServerError,

    /// <summary>The PBX can't be reached, or it closed the connection.</summary>
    ConnectionFailed,

    /// <summary>The PBX's certificate isn't trusted, was issued for another name, or doesn't match the pinned thumbprint.</summary>
    CertificateRejected,

    /// <summary>No complete response within the time-out.</summary>
    TimedOut,

    /// <summary>The response isn't what the API describes: not JSON, in the wrong form, cut short, too large, or a redirect to another address.</summary>
    InvalidResponse,

    /// <summary>The file already exists; nothing was overwritten.</summary>
    FileExists,

    /// <summary>The file couldn't be written: no space, no permission, no such drive.</summary>
    FileNotWritten,

    /// <summary>The file of profiles can't be read, or isn't what it should be. It isn't changed then.</summary>
    ProfileUnreadable,

    /// <summary>The response to an originate was lost, and it isn't known whether the call was placed; or a call has ended, and it isn't known whether it was answered.</summary>
    CallOutcomeUnknown,

    /// <summary>The response to a transfer was lost, and it isn't known whether the call was transferred.</summary>
    TransferOutcomeUnknown,

    /// <summary>A token or a password would have been sent unencrypted.</summary>
    UnencryptedRefused,

    /// <summary>The call didn't reach the requested state in time.</summary>
    WaitTimedOut,

    /// <summary>The call ended without an answer: busy, rejected, not answered, unreachable. Only if the caller requested this error.</summary>
    CallFailed,

    /// <summary>A call isn't as expected: what was asserted didn't happen.</summary>
    AssertionFailed,

    /// <summary>A campaign has ended, and not everybody was reached. Only if the caller requested this error.</summary>
    CampaignIncomplete,

    /// <summary>The event stream was lost and can't be restored.</summary>
    EventStreamLost,

    /// <summary>Events need the password, and the connection has only a token or has dropped the password.</summary>
    CredentialRequired,
}
