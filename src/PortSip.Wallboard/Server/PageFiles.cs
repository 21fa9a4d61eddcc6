using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Wallboard;

/// <summary>The files of the page, which are in the assembly.</summary>
internal sealed class PageFiles(BoardWords words)
{
    /// <summary>A file and its content type; null for a name that isn't one.</summary>
    public (byte[] Content, string Type)? Find(string name) => name switch
    {
        "" => (Encoding.UTF8.GetBytes(Page()), "text/html; charset=utf-8"),
        "board.css" => (Read(name), "text/css; charset=utf-8"),
        "board.js" => (Read(name), "text/javascript; charset=utf-8"),
        "icon.svg" => (Read(name), "image/svg+xml"),
        _ => null,
    };

    // {{queues}} is the text of that name, and {{words}} is all of them, for the script.
    private string Page() => Regex.Replace(Encoding.UTF8.GetString(Read("board.html")), @"\{\{(\w+)\}\}", place => WebUtility.HtmlEncode(place.Groups[1].Value switch
    {
        "language" => words.Language,
        "words" => JsonSerializer.Serialize(words.All),
        var name => words[name],
    }));

    private static byte[] Read(string name)
    {
        using var resource = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
