using System.Net;

namespace PortSip.Client;

/// <summary>
/// Determines the proxy for a connection to its PBX: the specified one, or else that of the environment or the system. For this computer,
/// only a specified proxy is used: a remote proxy would look for the PBX on its own computer, and would see the password.
/// </summary>
internal static class ProxyRoute
{
    /// <summary>Whether a proxy may be used for the address.</summary>
    public static bool UsesProxies(PortSipHttpOptions options, Uri destination) => options.Proxy is not null || !Loopback.Is(destination);

    /// <summary>Selects the proxy for the address; null if none may be used.</summary>
    public static IWebProxy? Of(PortSipHttpOptions options, Uri destination) => UsesProxies(options, destination) ? options.Proxy ?? Systems : null;

    /// <summary>The proxy for the address; null if it is reached directly.</summary>
    public static Uri? To(PortSipHttpOptions options, Uri destination)
    {
        // Proxy configurations use the HTTP schemes, and a WebSocket begins as an HTTP request.
        var asked = destination.Scheme switch
        {
            "wss" => new UriBuilder(destination) { Scheme = "https", Port = destination.Port }.Uri,
            "ws" => new UriBuilder(destination) { Scheme = "http", Port = destination.Port }.Uri,
            _ => destination,
        };
        var proxy = Of(options, asked);
        return proxy is null || proxy.IsBypassed(asked) || proxy.GetProxy(asked) is not { } through || through == asked ? null : through;
    }

    /// <summary>Host and port, for display. A proxy's address can contain a password.</summary>
    public static string NameOf(Uri proxy) => proxy.GetComponents(UriComponents.HostAndPort, UriFormat.UriEscaped);

#if NET
    private static IWebProxy? Systems => HttpClient.DefaultProxy;
#else
    private static IWebProxy? Systems => WebRequest.DefaultWebProxy;
#endif
}
