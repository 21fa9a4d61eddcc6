using System.Globalization;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>What a terminal does with a text.</summary>
internal static class Terminal
{
    /// <summary>It shows the text, and does nothing else. By Unicode's own categories: the tests share no list with what they test.</summary>
    public static void AssertHarmless(string? text, bool hasLines = false)
    {
        if (Find(text, hasLines) is { } at)
            Assert.Fail($"U+{(int)text![at]:X4} at {at} of: {System.Text.Json.JsonSerializer.Serialize(text)}");
    }

    /// <summary>Whether it holds something that a terminal obeys.</summary>
    public static bool IsHarmful(string? text) => Find(text, hasLines: false) is not null;

    private static int? Find(string? text, bool hasLines)
    {
        for (var i = 0; i < (text?.Length ?? 0); i++)
        {
            if (!(hasLines && text![i] is '\r' or '\n') && IsActive(text![i]))
                return i;
        }
        return null;
    }

    private static bool IsActive(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
