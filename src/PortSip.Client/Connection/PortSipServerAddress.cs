using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PortSip.Client;

/// <summary>Parses the address of a PBX as people write it: <c>pbx.example.com</c>, <c>host:port</c>, or a URL with or without <c>/api</c>.</summary>
public static class PortSipServerAddress
{
    private const int HttpsPort = 8887;
    private const int HttpPort = 8888;
    private const string ApiPath = "/api/";
    // There can be a password before an @.
    private const string NotShown = "(not shown)";

    /// <summary>The API's root, with a slash at the end. Without a scheme it is https; without a port 8887 for https and 8888 for http (API §1).</summary>
    /// <exception cref="PortSipException">ValidationFailed: the text isn't such an address.</exception>
    public static Uri Parse(string server)
    {
        var text = PastedText.Clean(server);
        // "::1" is an address, "pbx:8887" is a name and a port.
        if (IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 && !text.StartsWith("[", StringComparison.Ordinal))
            text = $"[{text}]";
        if (!text.Contains("://", StringComparison.Ordinal))
            text = $"https://{text}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0)
            throw Invalid(text.Contains('@') ? NotShown : server, "use a host name, an IP address, host:port, or a URL that begins with https:// or http://");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Invalid(NotShown, "it contains a user name, a query or a fragment", PortSipFailureReason.CredentialInAddress);

        var port = HasPort(text) ? uri.Port : uri.Scheme == "https" ? HttpsPort : HttpPort;
        var path = uri.AbsolutePath.TrimEnd('/');
        path = path.EndsWith("/api", StringComparison.OrdinalIgnoreCase) ? path + "/" : path + ApiPath;
        return new UriBuilder(uri.Scheme, UriHost.InUrl(uri), port, path).Uri;
    }

    /// <summary>Rejects an address over which a secret would be sent to another computer in clear text.</summary>
    /// <exception cref="PortSipException">UnencryptedRefused.</exception>
    public static void RequireEncryption(Uri apiUri, bool allowsUnencrypted)
    {
        if (apiUri.Scheme == "https" || Loopback.Is(apiUri) || allowsUnencrypted)
            return;
        throw new PortSipException(
            PortSipFailure.UnencryptedRefused,
            $"'{Origin(apiUri)}' isn't encrypted: passwords and tokens would be sent in clear text.")
        {
            IsSafeToRetry = true,
        };
    }

    /// <summary>Scheme, host and port: how the server is shown.</summary>
    internal static string Origin(Uri apiUri) => apiUri.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);

    // Uri doesn't distinguish ":443" from a missing port.
    private static bool HasPort(string url)
    {
        var authority = url.Substring(url.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = authority.IndexOfAny(['/', '?', '#']);
        if (end >= 0)
            authority = authority.Substring(0, end);
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOf(']')
            && int.TryParse(authority.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    private static PortSipException Invalid(string server, string why, PortSipFailureReason reason = PortSipFailureReason.None) =>
        new(PortSipFailure.ValidationFailed, $"'{server}' isn't the address of a PBX: {why}.") { IsSafeToRetry = true, Reason = reason };
}
