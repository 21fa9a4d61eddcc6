namespace PortSip.Client;

/// <summary>The addresses of requests: below the API's root, or another path of the same server.</summary>
/// <param name="root">The API's root.</param>
internal sealed class RequestAddress(Uri root)
{
    // Null if joining texts isn't the same: a URL's text lacks the zone of an IPv6 address.
    private readonly string? _text = root.HostNameType != UriHostNameType.IPv6 && root.AbsoluteUri.EndsWith("/", StringComparison.Ordinal) ? root.AbsoluteUri : null;

    /// <summary>The address of a request.</summary>
    /// <param name="pathAndQuery">Path and query, encoded, relative to the root or to the server.</param>
    /// <exception cref="PortSipException">ValidationFailed: see <see cref="SentPath.Require"/>.</exception>
    public Uri Of(string pathAndQuery)
    {
        // Resolving one URL against another takes three times the memory of joining two texts.
        var uri = _text is not null && IsBelowRoot(pathAndQuery) ? new Uri(_text + pathAndQuery) : new Uri(root, pathAndQuery);
        SentPath.Require(root, pathAndQuery, uri);
        return uri;
    }

    // A path that begins with a slash is the server's, and one with a colon can be read as a URL.
    private static bool IsBelowRoot(string pathAndQuery) => pathAndQuery is [>= 'a' and <= 'z', ..] && pathAndQuery.IndexOf(':') < 0;
}
