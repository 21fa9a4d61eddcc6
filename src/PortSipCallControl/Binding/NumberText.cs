using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace PortSipCallControl;

/// <summary>
/// Numbers that are dialled, and ids: text, or whole numbers. What PowerShell has turned into a floating-point number has lost
/// digits, or may have, and is refused. A blank text is no text.
/// </summary>
internal static class NumberText
{
    /// <summary>The text, or null for a blank.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">
    /// A number with a fraction or an exponent, or something else. The latter carries a PSInvalidCastException, so that the binder
    /// goes on to look for a property of the piped object.
    /// </exception>
    public static string? From(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null => null,
            string text => string.IsNullOrWhiteSpace(text) ? null : text,
            sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger => Whole(input!, (IFormattable)value),
            double or float or decimal => throw new ArgumentTransformationMetadataException(
                $"{Invariant(value)} is a floating-point number to PowerShell, and may have lost digits on the way here: quote the number, so that it stays text."),
            _ => throw new ArgumentTransformationMetadataException(
                $"Text or a whole number is expected, not {value.GetType().Name}.", new PSInvalidCastException()),
        };
    }

    /// <summary>Several of them, each read as <paramref name="one"/> does. Blanks are left out, and a list of them is empty.</summary>
    public static string[] Several(object? input, Func<object?, string?> one)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (value is IEnumerable list and not (string or IDictionary))
            return [.. list.Cast<object?>().Select(one).OfType<string>()];
        return one(input) is { } text ? [text] : [];
    }

    // A literal at the prompt (0033187691) arrives with its text, which keeps the zeros that the number itself has lost.
    private static string Whole(object input, IFormattable value)
    {
        var typed = input is PSObject wrapped ? wrapped.ToString() : null;
        if (typed is { Length: > 0 } && typed.All(c => c is >= '0' and <= '9'))
            return typed;
        var text = value.ToString(null, CultureInfo.InvariantCulture);
        return text[0] == '-'
            ? throw new ArgumentTransformationMetadataException($"{text} is negative, and no number that can be dialled: quote the number if it is text.")
            : text;
    }

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
