namespace PortSip.Wallboard;

/// <summary>The files of the page, which are in the assembly.</summary>
internal static class PageFiles
{
    /// <summary>A file and its content type; null for a name that isn't one.</summary>
    public static (byte[] Content, string Type)? Find(string name) => name switch
    {
        "" => (Read("board.html"), "text/html; charset=utf-8"),
        "board.css" => (Read(name), "text/css; charset=utf-8"),
        "board.js" => (Read(name), "text/javascript; charset=utf-8"),
        "icon.svg" => (Read(name), "image/svg+xml"),
        _ => null,
    };

    private static byte[] Read(string name)
    {
        using var resource = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
