using System.Net;

namespace PortSip.Client;

/// <summary>How to reach one PBX, and as whom.</summary>
public sealed record PortSipConnectionOptions : PortSipHttpOptions
{
    /// <summary>Where the events are (<c>wss://HOST:8885</c> for v16); null: <c>/wsi</c> beside the API (API §1).</summary>
    public Uri? EventUri { get; init; }

    /// <summary>As whom the event socket signs in.</summary>
    public PortSipEventSignIn EventSignIn { get; init; }

    /// <summary>A name by which people know the connection; the host where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>User name (1 to 64 characters) and password; null where a token is given, or none is needed.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>The tenant's SIP domain (1 to 280 characters); null for a system administrator.</summary>
    public string? Domain { get; init; }

    /// <summary>A token made elsewhere, in place of the credential.</summary>
    public System.Security.SecureString? AccessToken { get; init; }

    /// <summary>How to sign in.</summary>
    public PortSipAuthenticationMethod AuthenticationMethod { get; init; }

    /// <summary>Where a one-time password comes from when the PBX asks for one; null: <see cref="PortSipFailure.TwoFactorRequired"/>.</summary>
    public OneTimePasswordSource? OneTimePassword { get; init; }

    /// <summary>Whether the credential is held for a new sign-in when the token can't be refreshed.</summary>
    public bool KeepsCredential { get; init; } = true;

    /// <summary>Whether a password or token may travel over plain http to another machine.</summary>
    public bool AllowsUnencrypted { get; init; }
}
