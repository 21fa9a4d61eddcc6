using System.Net;
using System.Security.Cryptography;

namespace PortSip.Wallboard;

/// <summary>
/// Decides which requests are answered: only those that know the secret path, that name this server (another name that leads here is DNS rebinding), and
/// that no other site has caused.
/// </summary>
internal sealed class RequestGuard
{
    private readonly Uri _root;
    private readonly string _folder;

    /// <param name="root">The address of the server.</param>
    public RequestGuard(Uri root)
    {
        _root = root;
        _folder = $"/{Token()}/";
        Page = new Uri(root, _folder);
    }

    /// <summary>The address of the page.</summary>
    public Uri Page { get; }

    /// <summary>The name of the requested file, "" for the page; otherwise the status of the refusal.</summary>
    public (string? Name, int Status) Admit(HttpListenerRequest request)
    {
        if (request.Headers["Host"] != _root.Authority)
            return (null, 421);
        if (request.Headers["Origin"] is { } origin && origin != _root.GetLeftPart(UriPartial.Authority))
            return (null, 403);
        // A link elsewhere may lead to the page; a script or a frame elsewhere may not.
        if (request.Headers["Sec-Fetch-Site"] is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"] != "navigate")
            return (null, 403);
        var path = request.RawUrl ?? "";
        if (path.IndexOf('?') is >= 0 and var query)
            path = path[..query];
        if (path.Length < _folder.Length || !AreEqual(path[.._folder.Length], _folder))
            return (null, 404);
        return request.HttpMethod == "GET" ? (path[_folder.Length..], 200) : (null, 405);
    }

    private static string Token()
    {
        var bytes = new byte[24];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }

    // How long it takes doesn't depend on where they differ.
    private static bool AreEqual(string one, string other)
    {
        var difference = 0;
        for (var i = 0; i < one.Length; i++)
            difference |= one[i] ^ other[i];
        return difference == 0;
    }
}
