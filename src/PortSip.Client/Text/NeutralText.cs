#if NET
using System.Buffers;
#endif
using System.Diagnostics.CodeAnalysis;

namespace PortSip.Client;

/// <summary>
/// Text that has no effect on a terminal. Strangers choose names, numbers and messages, and a terminal interprets control characters in
/// them: they can change its title, fill the clipboard, or show a line that nobody wrote. Each such character becomes a symbol.
/// </summary>
internal static class NeutralText
{
    private const char Unknown = '\uFFFD';
    private const char NewLine = '\u2424';
    private const char Delete = '\u2421';
    private const char FirstPicture = '\u2400';

    /// <summary>The text with a symbol in place of each control character, line break and direction change; the same instance if there are none.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null || IsNeutral(text))
            return text;
        var neutral = text.ToCharArray();
        for (var i = 0; i < neutral.Length; i++)
        {
            if (IsActive(neutral[i]))
                neutral[i] = Symbol(neutral[i]);
        }
        return new string(neutral);
    }

    /// <summary>Whether a terminal only displays the text.</summary>
    public static bool IsNeutral(string text)
    {
        for (var i = PlainLength(text); i < text.Length; i++)
        {
            if (IsActive(text[i]))
                return false;
        }
        return true;
    }

    // How much of the text is printable ASCII, which is nearly all text. Only .NET compares several characters at a time.
#if NET
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    private static int PlainLength(string text) => text.AsSpan().IndexOfAnyExcept(Plain) is >= 0 and var at ? at : text.Length;
#else
    private static int PlainLength(string _) => 0;
#endif

    /// <summary>
    /// Whether a terminal interprets the character: C0, DEL, C1, line and paragraph separators, and characters that change the
    /// direction of a text.
    /// </summary>
    public static bool IsActive(char c) =>
        c < ' ' || (c >= '\x7F' && (c <= '\x9F' || (c >= '\u061C' && IsSeparatorOrDirection(c))));

    private static bool IsSeparatorOrDirection(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Unicode has symbols for C0, DEL and a new line; the others have none.
    private static char Symbol(char c) => c switch
    {
        < ' ' => (char)(FirstPicture + c),
        '\x7F' => Delete,
        '\x85' or '\u2028' or '\u2029' => NewLine,
        _ => Unknown,
    };
}
