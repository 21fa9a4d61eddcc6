using System.Net;

namespace PortSip.Client;

/// <summary>How to reach one PBX, and as whom.</summary>
public sealed record PortSipConnectionOptions
{
    /// <summary>The API's root, with a slash at the end: see <see cref="PortSipServerAddress"/>.</summary>
    public required Uri ApiUri { get; init; }

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

    /// <summary>The time for one operation with all its attempts; more than zero.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request is sent again at the most; 0 never.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The delay before the first retry; it doubles with each, up to 30 seconds.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The budget of the connection; 0 for none. The PBX's own limit is 5,000 since 16.2.</summary>
    public int RequestsPerMinute { get; init; } = 5000;

    /// <summary>Accepts any certificate.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>Accepts the certificates with these thumbprints (SHA-256 or SHA-1, hexadecimal), and no others.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; init; } = [];

    /// <summary>The proxy; null for the system's.</summary>
    public IWebProxy? Proxy { get; init; }

    internal Clock Clock { get; init; } = Clock.System;

    /// <summary>In place of the network, where a test needs none.</summary>
    internal HttpMessageHandler? Handler { get; init; }
}
