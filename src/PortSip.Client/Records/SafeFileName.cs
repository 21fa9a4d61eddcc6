using System.Globalization;
using System.Text;

namespace PortSip.Client;

/// <summary>Converts an untrusted name into one that is safe as a file name on Windows, Linux and macOS.</summary>
public static class SafeFileName
{
    /// <summary>In bytes of UTF-8. File systems allow 255; the rest is for the suffix of an incomplete file.</summary>
    public const int LongestName = 180;

    private const int LongestExtension = 16;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>One safe path segment, from the last part of a name with folders; never empty, never a device, never hidden.</summary>
    /// <param name="name">The name as received.</param>
    /// <param name="substitute">The name to use if nothing is left of it.</param>
    public static string From(string? name, string substitute = "recording")
    {
        var last = (name ?? "").Split('/', '\\') is [.., var segment] ? segment : "";
        return Segment(last, substitute);
    }

    /// <summary>Like <see cref="From"/>, but separators become underscores: for a value within a name.</summary>
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
        // Windows drops trailing dots and spaces; a leading dot hides the file on other systems.
        var clean = text.ToString().Trim(' ', '.');
        if (clean.Length == 0)
            return substitute;
        if (Devices.Contains(clean.Split('.')[0].TrimEnd(' ')))
            clean = "_" + clean;
        // Such a file would be taken for a leftover of an earlier transfer.
        if (PartialFiles.Extensions.Any(extension => clean.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            clean += "_";
        return Shortened(clean);
    }

    // Format characters can make a name look like another; half a surrogate pair isn't a character.
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
