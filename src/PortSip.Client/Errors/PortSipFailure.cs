namespace PortSip.Client;

/// <summary>
/// What went wrong, in a word. The names are the stable ErrorIds of the cmdlets; about_PortSipErrors describes each.
/// </summary>
public enum PortSipFailure
{
    /// <summary>No connection: nobody has signed in, or the connection has been closed.</summary>
    NotConnected,

    /// <summary>The PBX refused the user name, the password or the one-time password.</summary>
    AuthenticationFailed,

    /// <summary>The PBX asks for a one-time password and nobody is there to give it.</summary>
    TwoFactorRequired,

    /// <summary>The token is no longer accepted and could not be renewed.</summary>
    SessionExpired,

    /// <summary>The signed-in user may not do this (403).</summary>
    Forbidden,

    /// <summary>The PBX, the tenant or the user lacks a license for this (403 with a code that begins with LICENSE_).</summary>
    LicenseRequired,

    /// <summary>Something else is using it, or its state doesn't allow it now (409).</summary>
    Conflict,

    /// <summary>No such call: it is over, or it never was (404).</summary>
    CallNotFound,

    /// <summary>The PBX doesn't know what was asked for (404).</summary>
    NotFound,

    /// <summary>A value is outside the documented limits, or the PBX rejected the request (400).</summary>
    ValidationFailed,

    /// <summary>Too many requests (429), also after the retries.</summary>
    RateLimited,

    /// <summary>The PBX, or a proxy before it, failed (5xx).</summary>
    ServerError,

    /// <summary>The PBX can't be reached, or it closed the connection.</summary>
    ConnectionFailed,

    /// <summary>The certificate of the PBX isn't trusted, doesn't fit its name, or isn't the pinned one.</summary>
    CertificateRejected,

    /// <summary>No whole answer within the time-out.</summary>
    TimedOut,

    /// <summary>The answer isn't what the API promises: not JSON, of the wrong shape, cut short, too large, or a redirect to elsewhere.</summary>
    InvalidResponse,

    /// <summary>The file to be saved is there already; nothing was overwritten.</summary>
    FileExists,

    /// <summary>The file could not be written: no room, no permission, no such drive.</summary>
    FileNotWritten,

    /// <summary>The answer to an originate was lost, and it isn't known whether the call was placed; or a call has ended, and it isn't known whether it was answered.</summary>
    CallOutcomeUnknown,

    /// <summary>The answer to a transfer was lost, and it isn't known whether the parties were moved.</summary>
    TransferOutcomeUnknown,

    /// <summary>A token or a password would have travelled unencrypted.</summary>
    UnencryptedRefused,

    /// <summary>The awaited state of the call didn't come in time.</summary>
    WaitTimedOut,

    /// <summary>The call ended without an answer: busy, rejected, not answered, unreachable. Only where that was asked to be an error.</summary>
    CallFailed,

    /// <summary>The event stream broke, and can't be brought back.</summary>
    EventStreamLost,

    /// <summary>Events need the password, and the connection has only a token, or has forgotten it.</summary>
    CredentialRequired,
}
