using System.Globalization;

namespace PortSip.Wallboard;

/// <summary>Texts for a terminal, measured in its cells.</summary>
internal static class ScreenText
{
    /// <summary>The text in exactly this many cells, cut off or filled up.</summary>
    public static string Fit(string? text, int cells, Func<string, int> measure)
    {
        text ??= "";
        if (cells <= 0)
            return "";
        if (measure(text) > cells)
        {
            var elements = StringInfo.GetTextElementEnumerator(text);
            var cut = "";
            while (elements.MoveNext() && measure(cut + elements.GetTextElement()) < cells)
                cut += elements.GetTextElement();
            text = cut + "~";
        }
        return text + new string(' ', Math.Max(0, cells - measure(text)));
    }

    /// <summary>A duration: <c>1:05</c>, <c>1:00:05</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = Math.Max(0, (long)time.TotalSeconds);
        return seconds < 3600
            ? FormattableString.Invariant($"{seconds / 60}:{seconds % 60:00}")
            : FormattableString.Invariant($"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>A local time of day.</summary>
    public static string Clock(DateTimeOffset time, bool withSeconds = false) => time.ToLocalTime().ToString(withSeconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number and a name.</summary>
    public static string Party(string? number, string? name) => name is null || name == number ? number ?? "" : $"{number} {name}".TrimStart();
}
