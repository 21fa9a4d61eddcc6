using System.Net;

namespace PortSip.Client;

/// <summary>Where a connection's events are, and how they are reached: its address, its TLS options, its proxy, its user.</summary>
internal sealed class EventEndpoint
{
    private const string ApiPath = "api/";

    public EventEndpoint(PortSipConnectionOptions options, Func<NetworkCredential?> credential)
    {
        Options = options;
        Uri = options.EventUri ?? Derive(options.ApiUri);
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

    /// <summary>The WebSocket beside the API: <c>wss://HOST:8887/wsi</c> for <c>https://HOST:8887/api/</c> (API §1).</summary>
    public static Uri Derive(Uri apiUri)
    {
        var path = apiUri.AbsolutePath;
        if (path.EndsWith(ApiPath, StringComparison.OrdinalIgnoreCase))
            path = path.Substring(0, path.Length - ApiPath.Length);
        return new UriBuilder(apiUri.Scheme == "https" ? "wss" : "ws", apiUri.Host, apiUri.Port, path + "wsi").Uri;
    }

    /// <summary>Checks an address that was given.</summary>
    /// <exception cref="PortSipException">ValidationFailed.</exception>
    public static Uri Check(Uri uri)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("ws" or "wss") || uri.Host.Length == 0)
            throw Validation.Failed($"'{Shown(uri)}' isn't the address of an event socket: it begins with wss:// or ws://, like wss://pbx.example.com:8885.");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Validation.Failed("The address of the event socket holds a user name, a query or a fragment; it signs in with the connection's credential.");
        return uri;
    }

    // Before an @ a password can stand, and behind a question mark a token.
    private static string Shown(Uri uri) => uri.OriginalString.IndexOfAny(['@', '?']) >= 0 ? "(not shown)" : uri.OriginalString;

    /// <summary>The user to sign in as.</summary>
    /// <exception cref="PortSipException">CredentialRequired; UnencryptedRefused.</exception>
    public NetworkCredential RequireCredential()
    {
        if (Credential() is not { } credential)
        {
            throw new PortSipException(PortSipFailure.CredentialRequired, "Events need user name and password, and this connection holds none.")
            {
                IsSafeToRetry = true,
                RecommendedAction = "Run Connect-PortSip with -Credential, and without -NoCredentialCache.",
            };
        }
        if (Uri.Scheme == "ws" && !Loopback.Is(Uri) && !Options.AllowsUnencrypted)
        {
            throw new PortSipException(PortSipFailure.UnencryptedRefused, $"'{Name}' is not encrypted: the password would travel in the clear.")
            {
                IsSafeToRetry = true,
                RecommendedAction = "Use wss with -EventUri, or say -AllowUnencrypted where the network is trusted.",
            };
        }
        return credential;
    }
}
