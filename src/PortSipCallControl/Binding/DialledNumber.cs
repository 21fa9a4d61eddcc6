using System.Globalization;
using System.Text.RegularExpressions;
using System.Text;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Text to dial: a number, a feature code, a SIP address or an alphanumeric extension. A single rule reads numbers as people write
/// them (about_PortSipCallControl): separators between digits are removed if the text is clearly a single number.
/// </summary>
internal static class DialledNumber
{
    private const string Advice = "Specify a number, a feature code, a SIP address or an alphanumeric extension.";

    // It begins like a telephone number, or is grouped as in North America.
    private static readonly Regex Grouped = new(@"^\(?[+0][0-9 .()-]*[0-9)]$|^(1[ .-]?)?(\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}$", RegexOptions.CultureInvariant);

    private static readonly Regex Separated = new("^[+(]?[0-9][0-9+ .()-]*$", RegexOptions.CultureInvariant);

    private static readonly Regex Decimal = new(@"^[0-9]+\.[0-9]+$", RegexOptions.CultureInvariant);

    private static readonly Regex Date = new(@"^([0-9]{1,2}([ .-])[0-9]{1,2}\2([0-9]{2}|[0-9]{4})|[0-9]{4}-[0-9]{2}-[0-9]{2})$", RegexOptions.CultureInvariant);

    // Extensions can begin with 0. Numbers have groups that begin with 0 as well, of two digits in France.
    private static readonly Regex Extensions = new("^0[0-9]{2,}([ .-]+0[0-9]{2,})+$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> WithoutNumber = new(StringComparer.OrdinalIgnoreCase) { "anonymous", "withheld", "restricted", "unavailable" };

    private static readonly Regex Brackets = new(@"^[^()]*(\(\+?[0-9 .-]+\)[^()]*)*$", RegexOptions.CultureInvariant);

    // +44 (0)20: the zero is for national calls. Italy's belongs to the number.
    private static readonly Regex HomeZero = new(@"^(\(?(?:\+|00)(?! *39)[^(]*)\( *0 *\)", RegexOptions.CultureInvariant);

    // +44 (020): it is unknown whether the zero belongs to the number.
    private static readonly Regex OpenZero = new(@"^\(?(\+|00)[^(]*\( *0 *[0-9]", RegexOptions.CultureInvariant);

    private static readonly Regex SipAddress = new(@"^((sips?:)?[^\s@<>""]+@[^\s@<>""]+|sips?:[^\s@<>""]+|tel:[0-9+*#().-]+(;[^\s<>""]*)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex NameAddress = new(@"^[^<>]*<([^<>]+)>$", RegexOptions.CultureInvariant);

    private static readonly Regex Extension = new(@"^[\p{L}\p{N}]([\p{L}\p{M}\p{N}._+-]*[\p{L}\p{M}\p{N}])?$", RegexOptions.CultureInvariant);

    /// <summary>The text to dial: cleaned, and a number without separators.</summary>
    public static string Of(string text)
    {
        var clean = PastedText.CleanCell(text);
        if (IsPlain(clean))
            return clean;
        var written = InAscii(clean);
        if (IsPlain(written))
            return written;
        return IsOneNumber(written) ? new string([.. HomeZero.Replace(written, "$1").Where(c => c is '+' or (>= '0' and <= '9'))]) : clean;
    }

    /// <summary>Whether it is clearly a single number, written with separators.</summary>
    public static bool IsFormatted(string text) => !IsPlain(text) && IsOneNumber(InAscii(text));

    /// <summary>Why the text that <see cref="Of"/> returned can't be dialled; null if it can.</summary>
    public static string? Problem(string text)
    {
        if (CellText.Problem(text) is { } problem)
            return problem;
        if (IsCallId(text))
            return $"{text} is a call id, not a number. Specify the number of a party.";
        if (IsPlain(text))
            return text.Length == 1 && text[0] is '*' or '#' ? $"'{text}' alone can't be dialled. {Advice}" : null;
        if (WithoutNumber.Contains(text))
            return $"'{text}' is what a PBX records for a caller without a number. It can't be dialled. {Advice}";
        if (IsSipAddress(text) || (Extension.IsMatch(text) && text.Any(char.IsLetter)))
            return null;
        var written = InAscii(text);
        return Date.IsMatch(written) ? $"'{text}' looks like a date. Spreadsheets convert some numbers to dates. Format the column as text and enter the number again."
            : Decimal.IsMatch(written) ? $"'{text}' is a decimal number, not text that can be dialled. Format the column as text and enter the number again."
            : Separated.IsMatch(written) ? $"'{text}' isn't clearly one number. Write a single number without blanks, dots, dashes and parentheses. They can group digits only if the number starts with + or 0, or is written as 415-555-2671."
            : $"'{text}' can't be dialled: it contains {PastedText.NameOf(text, Offence(text))}. {Advice}";
    }

    /// <summary>Why the text can't be a number as a PBX records it, which includes words for callers without a number; null if it can.</summary>
    public static string? RecordedProblem(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                return $"'{text}' isn't a number: it contains {PastedText.NameOf(text, i)}. Specify a single number.";
        }
        return CellText.LostDigits(text);
    }

    private static bool IsPlain(string text)
    {
        var start = text.StartsWith("+", StringComparison.Ordinal) ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or '*' or '#'))
                return false;
        }
        return text.Length > start;
    }

    // No number has that many digits, except behind a prefix; most session ids do (API §1).
    private static bool IsCallId(string text) => text.Length is 18 or 19 && text[0] != '0' && CellText.IsDigits(text);

    private static bool IsSipAddress(string text) => SipAddress.IsMatch(NameAddress.Match(text) is { Success: true } named ? named.Groups[1].Value : text);

    private static bool IsOneNumber(string written)
    {
        if (!Grouped.IsMatch(written) || !Brackets.IsMatch(written) || written.IndexOf('+', 1) > 1 || OpenZero.IsMatch(written) || Extensions.IsMatch(written) || Date.IsMatch(written) || Decimal.IsMatch(written))
            return false;
        // E.164 has at most 15 digits. More digits are two numbers in one cell.
        var digits = HomeZero.Replace(written, "$1").Count(c => c is >= '0' and <= '9');
        return digits is >= 3 && digits <= (written.StartsWith("00", StringComparison.Ordinal) ? 17 : 15);
    }

    // All dashes, spaces and full-width signs are converted to their ASCII forms.
    private static string InAscii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            ascii.Append(char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.DashPunctuation => '-',
                UnicodeCategory.SpaceSeparator => ' ',
                _ when c == '\u2212' => '-',
                _ when c is >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
                _ => c,
            });
        }
        return ascii.ToString();
    }

    // The first character that isn't valid in any form, or a trailing one that is valid only inside.
    private static int Offence(string text)
    {
        var others = text.Any(char.IsLetter) ? "+._-" : "+*#";
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && others.IndexOf(text[i]) < 0)
                return i;
        }
        return char.IsLetterOrDigit(text[0]) ? text.Length - 1 : 0;
    }
}
