using System.Globalization;
using System.Numerics;

namespace PortSip.Simulator;

/// <summary>A range of numbers of the same length, such as <c>3325261000-3325262000</c>.</summary>
internal sealed class NumberRange
{
    private readonly string _first;
    private readonly string _last;

    private NumberRange(string first, string last)
    {
        _first = first;
        _last = last;
    }

    /// <summary>How many numbers it has.</summary>
    public BigInteger Count => Value(_last) - Value(_first) + 1;

    /// <summary>Reads a range; null for anything else.</summary>
    public static NumberRange? Parse(string text) =>
        text.Split('-') is [{ Length: > 0 } first, var last] && first.Length == last.Length && NumberForm.IsDigits(first) && NumberForm.IsDigits(last) && string.CompareOrdinal(first, last) <= 0
            ? new NumberRange(first, last)
            : null;

    /// <summary>Whether a number is in it.</summary>
    public bool Holds(string number) =>
        number.Length == _first.Length && NumberForm.IsDigits(number) && string.CompareOrdinal(_first, number) <= 0 && string.CompareOrdinal(number, _last) <= 0;

    /// <summary>The place of a number, from 0.</summary>
    public BigInteger PlaceOf(string number) => Value(number) - Value(_first);

    /// <summary>The number at a place.</summary>
    public string At(BigInteger place) => (Value(_first) + place).ToString(CultureInfo.InvariantCulture).PadLeft(_first.Length, '0');

    private static BigInteger Value(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);
}
