using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>The text of an argument as it is written on the command line.</summary>
internal static class ArgumentText
{
    // PowerShell treats typographic quotes like the others.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    // PowerShell doesn't read a longer number as an integer.
    private const int LongestNumber = 18;

    /// <summary>The text, quoted so that PowerShell reads it as exactly one argument.</summary>
    public static string Quoted(string text) =>
        IsWord(text) || IsNumber(text) ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>The typed text without its quotes; the closing one may be missing.</summary>
    public static string Unquoted(string typed)
    {
        var quotes = typed.Length == 0 ? "" : Array.Find([SingleQuotes, DoubleQuotes], q => q.Contains(typed[0])) ?? "";
        if (quotes.Length == 0)
            return typed;
        var text = new System.Text.StringBuilder();
        for (var i = 1; i < typed.Length; i++)
        {
            // Doubled, it is literal; single, it ends the text.
            if (quotes.Contains(typed[i]) && (++i == typed.Length || !quotes.Contains(typed[i])))
                break;
            text.Append(typed[i]);
        }
        return text.ToString();
    }

    // A word in another script or with other characters may be harmless without quotes; with quotes, it certainly is.
    private static bool IsWord(string text) => IsLetter(text[0]) && text.All(c => IsLetter(c) || IsDigit(c) || c is '.' or '-');

    // A number with leading zeros keeps them only as text.
    private static bool IsNumber(string text) => text.Length <= LongestNumber && text.All(IsDigit) && (text[0] != '0' || text.Length == 1);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
