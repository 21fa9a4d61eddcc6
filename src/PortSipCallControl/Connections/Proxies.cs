using System.Management.Automation;
using System.Net;

namespace PortSipCallControl;

/// <summary>The proxy of -Proxy and -ProxyCredential.</summary>
internal static class Proxies
{
    /// <summary>Null where none is given: the system's serves then.</summary>
    public static IWebProxy? From(Uri? proxy, PSCredential? credential) =>
        proxy is null ? null : new WebProxy(proxy) { Credentials = credential?.GetNetworkCredential() };
}
