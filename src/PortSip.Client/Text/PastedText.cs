using System.Globalization;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// Text that people copy from contacts, web pages and spreadsheets, with the invisible characters that come with it. A number or an id that
/// looks right has to be right.
/// </summary>
internal static class PastedText
{
    /// <summary>
    /// Trims the ends, removes format characters (category Cf: direction marks, zero-width characters, soft hyphens) and no-break
    /// spaces, and converts the digits of other scripts to ASCII. Everything else is kept.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsAscii(text))
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            var category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            if (category == UnicodeCategory.DecimalDigitNumber)
                clean.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, i)));
            else if (category != UnicodeCategory.Format && text[i] is not ('\u00A0' or '\u2007' or '\u202F'))
                clean.Append(text, i, length);
            i += length - 1;
        }
        return clean.ToString().Trim();
    }

    // Nearly every text takes this path, so it doesn't allocate.
    private static bool IsAscii(string text)
    {
        foreach (var c in text)
        {
            if (c is not (>= ' ' and <= '~'))
                return false;
        }
        return true;
    }

    /// <summary>Like <see cref="Clean"/>, and without the apostrophe with which a spreadsheet keeps a number as text.</summary>
    public static string CleanCell(string text)
    {
        var clean = Clean(text);
        return clean.Length > 1 && clean[0] is '\'' or '\u2018' or '\u2019' && clean[1] is '+' or (>= '0' and <= '9') ? clean.Substring(1).TrimStart() : clean;
    }

    /// <summary>A character by its code point, with the character itself if it is visible: <c>';' (U+003B)</c>, <c>U+000A</c>.</summary>
    public static string NameOf(string text, int index)
    {
        var isPair = char.IsSurrogatePair(text, index);
        var codePoint = FormattableString.Invariant($"U+{(isPair ? char.ConvertToUtf32(text, index) : text[index]):X4}");
        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
            ? codePoint
            : $"'{text.Substring(index, isPair ? 2 : 1)}' ({codePoint})";
    }
}
