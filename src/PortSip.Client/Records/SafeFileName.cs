using System.Globalization;
using System.Text;

namespace PortSip.Client;

/// <summary>Makes a name from outside one that is safe as a file's name on Windows, Linux and macOS alike, whatever it holds.</summary>
public static class SafeFileName
{
    /// <summary>In bytes of UTF-8. File systems allow 255; the rest is for what a name is extended by while the file is not whole.</summary>
    public const int LongestName = 180;

    private const int LongestExtension = 16;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>One safe segment of a path: of a name with folders the last part; never empty, never a device, never hidden.</summary>
    /// <param name="name">The name as it came.</param>
    /// <param name="substitute">The name where nothing is left of it.</param>
    public static string From(string? name, string substitute = "recording")
    {
        var last = (name ?? "").Split('/', '\\') is [.., var segment] ? segment : "";
        return Segment(last, substitute);
    }

    /// <summary>As <see cref="From"/>, but separators become underscores: for a value within a name.</summary>
    internal static string Segment(string name, string substitute)
    {
        name = ReceivedText.Original(name);
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
                text.Append(name[i]).Append(name[++i]);
            else
                text.Append(IsHarmless(name[i]) ? name[i] : '_');
        }
        // Windows drops dots and spaces at the end; a dot in front hides the file elsewhere.
        var clean = text.ToString().Trim(' ', '.');
        if (clean.Length == 0)
            return substitute;
        if (Devices.Contains(clean.Split('.')[0].TrimEnd(' ')))
            clean = "_" + clean;
        // Such a file would be taken for what an earlier transfer left.
        if (PartialFiles.Extensions.Any(extension => clean.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            clean += "_";
        return Shortened(clean);
    }

    // Format characters turn names around to look like others; half a surrogate pair is no character.
    private static bool IsHarmless(char c) =>
        Forbidden.IndexOf(c) < 0 && CharUnicodeInfo.GetUnicodeCategory(c) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    internal static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestName)
            return name;
        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot <= LongestExtension ? name.Substring(dot) : "";
        var length = name.Length - extension.Length;
        while (Encoding.UTF8.GetByteCount(name.Substring(0, length)) + Encoding.UTF8.GetByteCount(extension) > LongestName)
            length -= char.IsLowSurrogate(name[length - 1]) ? 2 : 1;
        return name.Substring(0, length).TrimEnd(' ', '.') + extension;
    }
}
