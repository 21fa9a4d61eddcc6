using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Numbers and ids that PowerShell has parsed as numbers. Integers usually still are what was written.</summary>
internal static class WholeNumber
{
    /// <summary>The digits as typed, or those of the number.</summary>
    /// <param name="input">The argument as received.</param>
    /// <param name="value">The number in it.</param>
    /// <exception cref="ArgumentTransformationMetadataException">It is negative, or was written in another form than its digits: 1kb, 0x3F0.</exception>
    public static string TextOf(object input, IFormattable value)
    {
        var text = value.ToString(null, CultureInfo.InvariantCulture);
        // A literal at the prompt (0033187691) arrives with its text, which keeps the zeros that the number itself has lost.
        var typed = input is PSObject wrapped ? wrapped.ToString() : text;
        if (typed.Length > 0 && CellText.IsDigits(typed))
            return typed;
        if (text[0] == '-')
            throw Unbindable.Because($"{text} is negative and can't be dialled. If it is text, quote it.");
        // A number in a variable has its own digits, grouped by the culture's rules or not at all.
        return typed == text || !typed.Any(char.IsLetter)
            ? text
            : throw Unbindable.Because($"PowerShell reads {typed} as {text}. Quote it to keep it as text ('{typed}'), or write all its digits.");
    }

    /// <summary>The error for a number that may have lost digits.</summary>
    public static ArgumentTransformationMetadataException Refused(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return Unbindable.Because(value is decimal
            ? $"{text} is a [decimal] (a number with a fraction), and leading zeros are lost. Quote the number to keep it as text. To convert a whole [decimal] in a variable, cast it: [string][long]$value."
            : $"{text} is a floating-point number ([{(value is float ? "float" : "double")}]), which is what spreadsheet readers return for a cell that isn't formatted as text. It may have lost digits and leading zeros. Quote the number, or format the column as text. If it is whole and has at most 15 digits, cast it: [string][long]$row.Callee.");
    }
}
