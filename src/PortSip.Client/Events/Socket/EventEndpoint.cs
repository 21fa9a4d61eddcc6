using System.Net;

namespace PortSip.Client;

/// <summary>The address of a connection's events, and how to reach it: TLS options, proxy, user.</summary>
internal sealed class EventEndpoint
{
    public EventEndpoint(PortSipConnectionOptions options, Func<NetworkCredential?> credential)
    {
        Options = options;
        Uri = options.EventUri ?? EventAddress.Derive(options.ApiUri);
        Credential = credential;
        Scheme = new SchemeCheck(options, Uri);
    }

    public PortSipConnectionOptions Options { get; }

    public Uri Uri { get; }

    /// <summary>The stored user name and password; null if there is only a token, or if they were dropped.</summary>
    public Func<NetworkCredential?> Credential { get; }

    public Clock Clock => Options.Clock;

    /// <summary>The clock for pings. Only the network can respond to one, so a stepped clock would be ahead of it.</summary>
    public Clock PulseClock { get; init; } = Clock.System;

    /// <summary>Explains a socket that can't be opened because the address has the wrong scheme.</summary>
    public SchemeCheck Scheme { get; }

    /// <summary>The PBX's rejection of the user name or password. They aren't sent again: the PBX blocks addresses for that.</summary>
    public PortSipException? Refusal { get; set; }

    /// <summary>Scheme, host and port, for display.</summary>
    public string Name => Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);

    /// <summary>The user to sign in.</summary>
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
