using System.Diagnostics.CodeAnalysis;

namespace PortSip.Client;

/// <summary>
/// Text that does nothing to a terminal. Strangers choose names, numbers and messages, and a terminal obeys what is in them: it can
/// be told to change its title, to fill the clipboard, or to show a line that nobody wrote. Each such character becomes a symbol.
/// </summary>
internal static class NeutralText
{
    private const char Unknown = '\uFFFD';
    private const char NewLine = '\u2424';
    private const char Delete = '\u2421';
    private const char FirstPicture = '\u2400';

    /// <summary>The text with a symbol in place of each control character, line break and change of direction; the same text if it has none.</summary>
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

    /// <summary>Whether a terminal only shows the text.</summary>
    public static bool IsNeutral(string text)
    {
        foreach (var c in text)
        {
            if (IsActive(c))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Whether a terminal does something with the character: C0, DEL, C1, the separators of lines and paragraphs, and what turns the
    /// direction of a text around.
    /// </summary>
    public static bool IsActive(char c) =>
        c < ' ' || (c >= '\x7F' && (c <= '\x9F' || (c >= '\u061C' && IsSeparatorOrDirection(c))));

    private static bool IsSeparatorOrDirection(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Unicode has pictures of C0 and DEL, and of a new line; the others have none.
    private static char Symbol(char c) => c switch
    {
        < ' ' => (char)(FirstPicture + c),
        '\x7F' => Delete,
        '\x85' or '\u2028' or '\u2029' => NewLine,
        _ => Unknown,
    };
}
