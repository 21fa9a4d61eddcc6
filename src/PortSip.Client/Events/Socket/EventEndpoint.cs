using System.Net;

namespace PortSip.Client;

/// <summary>Where a connection's events are, and how they are reached: its address, its TLS options, its proxy, its user.</summary>
internal sealed class EventEndpoint
{
    public EventEndpoint(PortSipConnectionOptions options, Func<NetworkCredential?> credential)
    {
        Options = options;
        Uri = options.EventUri ?? EventAddress.Derive(options.ApiUri);
        Credential = credential;
    }

    public PortSipConnectionOptions Options { get; }

    public Uri Uri { get; }

    /// <summary>The held user name and password; null where there is only a token, or where they were forgotten.</summary>
    public Func<NetworkCredential?> Credential { get; }

    public Clock Clock => Options.Clock;

    /// <summary>By what pings are timed. Only the network can answer one, so a clock that is stepped would be ahead of it.</summary>
    public Clock PulseClock { get; init; } = Clock.System;

    /// <summary>The PBX's no to user name or password. It is not asked again with the same: it blocks addresses that do.</summary>
    public PortSipException? Refusal { get; set; }

    /// <summary>Scheme, host and port, for people.</summary>
    public string Name => Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);

    /// <summary>The user to sign in as.</summary>
    /// <exception cref="PortSipException">CredentialRequired; UnencryptedRefused.</exception>
    public NetworkCredential RequireCredential()
    {
        if (Credential() is not { } credential)
        {
            throw new PortSipException(PortSipFailure.CredentialRequired, "Events need a user name and a password, and this connection doesn't keep them.")
            {
                IsSafeToRetry = true,
            };
        }
        if (Uri.Scheme == "ws" && !Loopback.Is(Uri) && !Options.AllowsUnencrypted)
        {
            throw new PortSipException(PortSipFailure.UnencryptedRefused, $"'{Name}' isn't encrypted: the password would be sent in clear text.")
            {
                IsSafeToRetry = true,
                Reason = PortSipFailureReason.EventSocket,
            };
        }
        return credential;
    }
}
