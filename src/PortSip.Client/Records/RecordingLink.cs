namespace PortSip.Client;

/// <summary>The link to a recording's file (API §6): a path such as <c>/api/blobs/rZTOS5…</c>.</summary>
internal static class RecordingLink
{
    private const int Sha256Length = 64;

    /// <summary>The link to the file with an id, as in 16.x: <c>/api/files/7/data</c>.</summary>
    public static string OfFile(string fileId, Uri apiUri) => new Uri(apiUri, $"files/{Wire.Escape(fileId)}/data").AbsolutePath;

    /// <summary>The path and query on the PBX. A link to another server is rejected: a response can't direct the token or a request to an arbitrary server.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static string PathAndQuery(string url, Uri apiUri, string operation)
    {
        // On Unix, a path that begins with a slash would be taken for a file path.
        var kind = url.StartsWith("/", StringComparison.Ordinal) ? UriKind.Relative : UriKind.RelativeOrAbsolute;
        if (Uri.TryCreate(url, kind, out var link) && Uri.TryCreate(apiUri, link, out var uri)
            && Uri.Compare(uri, apiUri, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
            return uri.PathAndQuery;
        throw new PortSipException(PortSipFailure.InvalidResponse, $"Could not {operation}: its link points to another server.")
        {
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.LinkToElsewhere,
        };
    }

    /// <summary>The SHA-256 in the link, or null if it contains another token: real links have 32 characters.</summary>
    public static string? Sha256(string url)
    {
        var path = url.Split('?', '#')[0];
        var last = path.Substring(path.LastIndexOf('/') + 1);
        return last.Length == Sha256Length && last.All(Uri.IsHexDigit) ? last.ToLowerInvariant() : null;
    }
}
