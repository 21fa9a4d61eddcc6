namespace PortSip.Client;

/// <summary>
/// Whether a URL still has the path that it was made of. .NET Framework unescapes slashes and drops dots at the end of a segment, so that
/// an id can lead to another endpoint: a hang-up to another call.
/// </summary>
internal static class SentPath
{
    private static readonly char[] Changeable = ['%', '.', '\\'];

    /// <summary>Refuses a URL in which a segment of the path would be changed, before anything is sent.</summary>
    /// <param name="root">The API's root.</param>
    /// <param name="pathAndQuery">Path and query, encoded, relative to the root or to the server.</param>
    /// <param name="uri">The URL made of both.</param>
    /// <exception cref="PortSipException">ValidationFailed.</exception>
    public static void Require(Uri root, string pathAndQuery, Uri uri)
    {
        var end = pathAndQuery.IndexOf('?');
        // Nothing else is ever changed, and most ids are digits.
        if (pathAndQuery.IndexOfAny(Changeable, 0, end < 0 ? pathAndQuery.Length : end) < 0)
            return;
        var path = end < 0 ? pathAndQuery : pathAndQuery.Substring(0, end);
        if (!IsKept(path.StartsWith("/", StringComparison.Ordinal) ? path : root.AbsolutePath + path, uri.AbsolutePath))
            throw Validation.Failed($"An id or number in '{Secrets.MaskAddress(Uri.UnescapeDataString(path))}' can't be sent unchanged by this version of .NET: its slashes, backslashes or dots would be lost.");
    }

    /// <summary>Whether both paths have the same segments, whichever characters of a segment are escaped.</summary>
    internal static bool IsKept(string path, string sent)
    {
        if (path == sent)
            return true;
        var (asked, built) = (path.Split('/'), sent.Split('/'));
        return asked.Length == built.Length && asked.Select(Uri.UnescapeDataString).SequenceEqual(built.Select(Uri.UnescapeDataString), StringComparer.Ordinal);
    }
}
