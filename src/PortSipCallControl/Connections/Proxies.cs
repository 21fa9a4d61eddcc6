using System.Management.Automation;
using System.Net;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Creates the proxy from -Proxy and -ProxyCredential.</summary>
internal static class Proxies
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Null if none is specified: then the environment's or the system's is used.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it isn't the address of a proxy.</exception>
    public static IWebProxy? From(Uri? proxy, PSCredential? credential)
    {
        if (proxy is null)
            return null;
        var address = Address(proxy);
        return new GivenProxy(WithoutUser(address), credential is null ? UserOf(address) : CredentialOf(credential));
    }

    private static Uri Address(Uri given)
    {
        // "proxy:3128" is read as a URI with the scheme "proxy".
        var text = given.OriginalString.Contains("://") ? given.OriginalString : $"http://{given.OriginalString}";
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0 && Array.IndexOf(Schemes, address.Scheme) >= 0)
            return address;
        throw new PortSipException(PortSipFailure.ValidationFailed, $"'{Secrets.MaskUserInfo(text)}' isn't the address of a proxy. Use a URL such as http://proxy.example.com:3128.") { IsSafeToRetry = true };
    }

    private static Uri WithoutUser(Uri address) => address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;

    private static NetworkCredential? UserOf(Uri address) => address.UserInfo.Split([':'], 2) switch
    {
        [""] => null,
        [var user] => new(Uri.UnescapeDataString(user), ""),
        [var user, var password, ..] => new(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)),
        _ => null,
    };

    // NTLM and Negotiate need the domain of DOMAIN\user separately, and Basic joins both again; user@domain is a single name to all of them.
    private static NetworkCredential CredentialOf(PSCredential credential) => credential.UserName.Split('\\') switch
    {
        [{ Length: > 0 } domain, { Length: > 0 } user] => new(user, credential.Password, domain),
        _ => new(credential.UserName, credential.Password),
    };

    /// <summary>The same proxy for all addresses. WebProxy of .NET Framework bypasses loopback by itself.</summary>
    private sealed class GivenProxy(Uri address, ICredentials? credentials) : IWebProxy
    {
        public ICredentials? Credentials { get; set; } = credentials;

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }
}
