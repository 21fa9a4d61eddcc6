namespace PortSip.Client;

/// <summary>The address of a PBX's event socket (API §1).</summary>
internal static class EventAddress
{
    private const string ApiPath = "api/";

    /// <summary>The WebSocket next to the API: <c>wss://HOST:8887/wsi</c> for <c>https://HOST:8887/api/</c>.</summary>
    public static Uri Derive(Uri apiUri)
    {
        var path = apiUri.AbsolutePath;
        if (path.EndsWith(ApiPath, StringComparison.OrdinalIgnoreCase))
            path = path.Substring(0, path.Length - ApiPath.Length);
        return new UriBuilder(apiUri.Scheme == "https" ? "wss" : "ws", UriHost.InUrl(apiUri), apiUri.Port, path + "wsi").Uri;
    }

    /// <summary>Checks an address from the user.</summary>
    /// <exception cref="PortSipException">ValidationFailed.</exception>
    public static Uri Check(Uri uri)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("ws" or "wss") || uri.Host.Length == 0)
            throw Validation.Failed($"'{Shown(uri)}' isn't the address of an event socket. Use an address that begins with wss:// or ws://, such as wss://pbx.example.com:8885.");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Validation.Failed("The address of the event socket contains a user name, a query or a fragment. The event socket signs in with the connection's credential.");
        return uri;
    }

    // There can be a password before an @, and a token after a question mark.
    private static string Shown(Uri uri) => uri.OriginalString.IndexOfAny(['@', '?']) >= 0 ? "(not shown)" : uri.OriginalString;
}
