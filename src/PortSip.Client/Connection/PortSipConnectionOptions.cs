using System.Net;

namespace PortSip.Client;

/// <summary>How to reach a PBX, and as which user.</summary>
public sealed record PortSipConnectionOptions : PortSipHttpOptions
{
    /// <summary>The address of the events (<c>wss://HOST:8885</c> for v16); null: <c>/wsi</c> next to the API (API §1).</summary>
    public Uri? EventUri { get; init; }

    /// <summary>The kind of user that the event socket signs in.</summary>
    public PortSipEventSignIn EventSignIn { get; init; }

    /// <summary>The display name of the connection; the host by default.</summary>
    public string? Name { get; init; }

    /// <summary>User name (1 to 64 characters) and password; null if a token is given or none is needed.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>The tenant's SIP domain (1 to 280 characters); null for a system administrator.</summary>
    public string? Domain { get; init; }

    /// <summary>An existing token, used in place of the credential.</summary>
    public System.Security.SecureString? AccessToken { get; init; }

    /// <summary>How to sign in.</summary>
    public PortSipAuthenticationMethod AuthenticationMethod { get; init; }

    /// <summary>The source of a one-time password if the PBX requires one; null: <see cref="PortSipFailure.TwoFactorRequired"/>.</summary>
    public OneTimePasswordSource? OneTimePassword { get; init; }

    /// <summary>Whether the credential is kept to sign in again if the token can't be refreshed.</summary>
    public bool KeepsCredential { get; init; } = true;

    /// <summary>The clock of waits for what the PBX does: that of a simulator, if its time is moved by waits. What moves that time itself sets it to null.</summary>
    internal Clock? WaitClock { get; set; }

    /// <summary>Whether a password or token may be sent over plain http to another computer.</summary>
    public bool AllowsUnencrypted { get; init; }
}
