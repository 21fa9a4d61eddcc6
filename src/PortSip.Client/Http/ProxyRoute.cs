using System.Net;

namespace PortSip.Client;

/// <summary>
/// Through which proxy a connection reaches its PBX: the one that was given, else the environment's or the system's. To this machine
/// itself only a given one is used: a proxy elsewhere would look for the PBX on its own machine, and would see the password.
/// </summary>
internal static class ProxyRoute
{
    /// <summary>Whether a proxy may be used at all for the address.</summary>
    public static bool UsesProxies(PortSipHttpOptions options, Uri destination) => options.Proxy is not null || !Loopback.Is(destination);

    /// <summary>What decides on the proxy for the address; null where none may be used.</summary>
    public static IWebProxy? Of(PortSipHttpOptions options, Uri destination) => UsesProxies(options, destination) ? options.Proxy ?? Systems : null;

    /// <summary>The proxy for the address, or null where it is reached directly.</summary>
    public static Uri? To(PortSipHttpOptions options, Uri destination)
    {
        // Whoever configures proxies knows the schemes of HTTP; a WebSocket begins as one.
        var asked = destination.Scheme switch
        {
            "wss" => new UriBuilder(destination) { Scheme = "https", Port = destination.Port }.Uri,
            "ws" => new UriBuilder(destination) { Scheme = "http", Port = destination.Port }.Uri,
            _ => destination,
        };
        var proxy = Of(options, asked);
        return proxy is null || proxy.IsBypassed(asked) || proxy.GetProxy(asked) is not { } through || through == asked ? null : through;
    }

    /// <summary>Host and port, for people. An address of a proxy can hold a password.</summary>
    public static string NameOf(Uri proxy) => proxy.GetComponents(UriComponents.HostAndPort, UriFormat.UriEscaped);

#if NET
    private static IWebProxy? Systems => HttpClient.DefaultProxy;
#else
    private static IWebProxy? Systems => WebRequest.DefaultWebProxy;
#endif
}
