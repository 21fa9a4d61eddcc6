namespace PortSip.Client;

/// <summary>The path of a request from the user: below the API's root on the connection's server, and nowhere else.</summary>
internal static class RestPath
{
    /// <summary>Path and query, absolute on the server.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it points elsewhere, or it isn't a path.</exception>
    public static string Resolve(string path, Uri apiUri)
    {
        var text = path.Trim();
        if (text.Length == 0)
            throw Validation.Failed("The path is missing. Specify a path below the API's root, such as call_queues.");
        if (text.Any(c => char.IsControl(c) || c == '\\'))
            throw Validation.Failed("The path contains a control character or a backslash.");
        if (text.Contains('#'))
            throw Validation.Failed("The path contains '#', which starts a fragment. Write %23 instead.");
        // With the token and the root's own slash; "a:b" must not be read as a scheme.
        var uri = IsAbsolute(text) ? Absolute(text) : new Uri(apiUri, "./" + WithoutRoot(text, apiUri));
        if (uri is null || Uri.Compare(uri, apiUri, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw Validation.Failed($"The path points to a server other than {PortSipServerAddress.Origin(apiUri)}. The token isn't sent there.");
        if (!uri.AbsolutePath.StartsWith(apiUri.AbsolutePath, StringComparison.Ordinal) || uri.AbsolutePath.Length == apiUri.AbsolutePath.Length)
            throw Validation.Failed($"The path points outside the API. It must be below {apiUri.AbsolutePath}.");
        if (IsOriginateByUrl(uri.AbsolutePath.Substring(apiUri.AbsolutePath.Length)))
            throw Validation.Failed("GET sessions/directly places a call, with a password in the URL.", PortSipFailureReason.OriginateByPath);
        return uri.PathAndQuery;
    }

    private static bool IsAbsolute(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return text.StartsWith("//", StringComparison.Ordinal) || (scheme > 0 && text.IndexOfAny(['/', '?']) > scheme);
    }

    private static Uri? Absolute(string text) =>
        !text.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;

    private static string WithoutRoot(string text, Uri apiUri)
    {
        if (text.StartsWith(apiUri.AbsolutePath, StringComparison.Ordinal))
            return text.Substring(apiUri.AbsolutePath.Length);
        return text.StartsWith("/api/", StringComparison.Ordinal) ? text.Substring("/api/".Length) : text.TrimStart('/');
    }

    private static bool IsOriginateByUrl(string path) =>
        Uri.UnescapeDataString(path).ToUpperInvariant().Split(['/'], StringSplitOptions.RemoveEmptyEntries) is ["SESSIONS", "DIRECTLY", ..];
}
