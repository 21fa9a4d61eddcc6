using System.Text.RegularExpressions;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Recognizes the content of a table cell that should be a number or an id, and is neither.</summary>
internal static class CellText
{
    // Excel writes 4.47911E+11, with a comma in many European locales.
    private static readonly Regex Scientific = new(@"^[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+$", RegexOptions.CultureInvariant);

    private static readonly Regex SheetError = new("^#[A-Za-z][A-Za-z0-9/_]*[!?]?$", RegexOptions.CultureInvariant);

    // A column that is too narrow for its number shows # signs instead.
    private static readonly Regex NarrowColumn = new("^#{2,}$", RegexOptions.CultureInvariant);

    // "$row" instead of "$($row.Phone)".
    private static readonly Regex ObjectText = new(@"^(System\.[A-Za-z.]+(\[\])?|@\{.*\})$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly HashSet<string> Nothings = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "n.a", "n.a.", "na", "nan", "nil", "none", "null", "dbnull", "undefined", "unknown", "empty", "blank", "missing", "not available", "not applicable", "nothing",
        "tbd", "tba", "tbc", "todo", "pending", "infinity", "true", "false", "(null)", "(none)", "(blank)", "(empty)", "[null]", "<null>", "\\N", "-", "--", "---", "\u2013", "\u2014", "?", "??", "???", ".", "..", "...", "\u2026",
    };

    /// <summary>Why the text is neither a number nor an id; null if it may be one.</summary>
    public static string? Problem(string text)
    {
        // Nearly all are digits only, and each is checked.
        if (IsDigits(text))
            return null;
        if (LostDigits(text) is { } lost)
            return lost;
        if (NarrowColumn.IsMatch(text))
            return $"'{text}' is what a spreadsheet shows when a column is too narrow for its number. Widen the column or format it as text, and save the file again.";
        if (ObjectText.IsMatch(text))
            return $"'{text}' is how PowerShell converts an object or a list to text. Specify a property of the object: $row.Phone, or \"$($row.Phone)\".";
        if (SheetError.IsMatch(text))
            return $"'{text}' is a spreadsheet's error value, not a number or an id. Correct the cell, or remove the row.";
        if (Nothings.Contains(text))
            return $"'{text}' is a placeholder for a missing value, not a number or an id. Fill in the cell, or remove the row.";
        return null;
    }

    /// <summary>Whether the text has no other characters than ASCII digits.</summary>
    public static bool IsDigits(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
                return false;
        }
        return true;
    }

    /// <summary>The problem with a number in scientific notation; null if the text isn't one.</summary>
    public static string? LostDigits(string text) =>
        Scientific.IsMatch(text)
            ? $"'{text}' is a long number that a spreadsheet rounded. Digits are missing. In the spreadsheet, format the column as text and enter the number again."
            : null;
}
