using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For an optional enum that a CSV row can fill: a blank cell means that the value is missing, and an invalid value fails only its row.
/// (The engine silently drops a property that it can't convert, and the call would be placed without it.)
/// The API's own spelling is accepted as well: <c>ANSWER_MODE</c>.
/// </summary>
/// <param name="enumType">The enum.</param>
internal sealed class EnumTextAttribute(Type enumType) : ArgumentTransformationAttribute
{
    /// <summary>The suffix of the API's spelling after the name: <c>Call</c> for <c>OUTBOUND_CALL</c>.</summary>
    public string Suffix { get; set; } = "";

    /// <summary>Whether what no name of a value looks like (a number, an id, a placeholder of a table) is left to another parameter at the same position.</summary>
    public bool LeavesNumbers { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        var value = Given.Value(inputData)!;
        if (value.GetType() == enumType)
            return value;
        if (LeavesNumbers && Convert.ToString(value, CultureInfo.InvariantCulture) is { } other && (other.Any(c => !char.IsLetter(c) && c != '_') || CellText.Problem(other) is not null))
            return new Number(other);
        if (value is not string text)
            throw Refused(value);
        var name = NameOf(text);
        return name is null ? throw Refused(text) : Enum.Parse(enumType, name);
    }

    /// <summary>The name of the value that a text means; null if it isn't one.</summary>
    public string? NameOf(string text) => Array.Find(Enum.GetNames(enumType), n => IsSame(n, text) || IsSame(n + Suffix, text));

    private static bool IsSame(string name, string text) => string.Equals(name, text.Trim().Replace("_", ""), StringComparison.OrdinalIgnoreCase);

    private ArgumentTransformationMetadataException Refused(object value) =>
        Unbindable.Because($"'{value}' isn't one of {string.Join(", ", Enum.GetNames(enumType))}.");

    // The engine can't convert it. It would convert digits to the value with that number.
    private sealed class Number(string text)
    {
        public override string ToString() => text;
    }
}
