using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>The text of an argument as it is written on the command line.</summary>
internal static class ArgumentText
{
    // To PowerShell the typographic quotes are quotes like the others.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    // A longer number isn't a whole one to PowerShell any more.
    private const int LongestNumber = 18;

    /// <summary>The text so that PowerShell reads it, and nothing else, as one argument.</summary>
    public static string Quoted(string text) =>
        IsWord(text) || IsNumber(text) ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>What was typed so far, without the quotes around it, which need not be closed yet.</summary>
    public static string Unquoted(string typed)
    {
        var quotes = typed.Length == 0 ? "" : Array.Find([SingleQuotes, DoubleQuotes], q => q.Contains(typed[0])) ?? "";
        if (quotes.Length == 0)
            return typed;
        var text = new System.Text.StringBuilder();
        for (var i = 1; i < typed.Length; i++)
        {
            // Doubled it stands for itself, and alone it is the end.
            if (quotes.Contains(typed[i]) && (++i == typed.Length || !quotes.Contains(typed[i])))
                break;
            text.Append(typed[i]);
        }
        return text.ToString();
    }

    // A word of another script or with another sign in it may be harmless as well; between quotes it is for certain.
    private static bool IsWord(string text) => IsLetter(text[0]) && text.All(c => IsLetter(c) || IsDigit(c) || c is '.' or '-');

    // A number that begins with zeros keeps them only as text.
    private static bool IsNumber(string text) => text.Length <= LongestNumber && text.All(IsDigit) && (text[0] != '0' || text.Length == 1);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
