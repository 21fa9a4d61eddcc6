using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For an enum: an unknown value is an error that lists the values, with the nearest one. A CSV row can fill it: a blank cell means that the value
/// is missing, and an invalid value fails only its row. (The engine silently drops a property that it can't convert, and the call would be placed
/// without it.) The API's own spelling is accepted as well: <c>ANSWER_MODE</c>.
/// </summary>
/// <param name="enumType">The enum.</param>
internal class EnumTextAttribute(Type enumType) : ArgumentTransformationAttribute
{
    /// <summary>The suffix of the API's spelling after the name: <c>Call</c> for <c>OUTBOUND_CALL</c>.</summary>
    public string Suffix { get; set; } = "";

    /// <summary>Whether what no name of a value looks like (a number, an id, a placeholder of a table) is left to another parameter at the same position.</summary>
    public bool LeavesNumbers { get; set; }

    /// <summary>Whether a blank is an error as well: the engine would convert it to the first value.</summary>
    public bool IsRequired { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Value(inputData);

    /// <summary>The value; null for none.</summary>
    private protected object? Value(object? inputData)
    {
        if (Given.IsNothing(inputData))
            return IsRequired ? throw Refused("") : null;
        var value = Given.Value(inputData)!;
        if (value.GetType() == enumType)
            return value;
        if (LeavesNumbers && Convert.ToString(value, CultureInfo.InvariantCulture) is { } other && (other.Any(c => !char.IsLetter(c) && c != '_') || CellText.Problem(other) is not null))
            return new Number(other);
        if (value is not string text)
            return value is int number && Enum.IsDefined(enumType, number) ? Enum.ToObject(enumType, number) : throw Refused(value);
        var name = NameOf(text) ?? Abbreviated(text);
        return name is null ? throw Refused(text) : Enum.Parse(enumType, name);
    }

    /// <summary>The name of the value that a text means; null if it isn't one.</summary>
    public string? NameOf(string text) => Array.Find(Enum.GetNames(enumType), n => IsSame(n, text) || IsSame(n + Suffix, text));

    // As everywhere in PowerShell, the beginning is enough if only one value has it.
    private string? Abbreviated(string text) =>
        Enum.GetNames(enumType).Where(name => name.StartsWith(text.Trim(), StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;

    private static bool IsSame(string name, string text) => string.Equals(name, text.Trim().Replace("_", ""), StringComparison.OrdinalIgnoreCase);

    private ArgumentTransformationMetadataException Refused(object value) =>
        Unbindable.Because($"'{value}' isn't one of {string.Join(", ", Enum.GetNames(enumType))}.{(NearNames.Near($"{value}", Enum.GetNames(enumType)) is { Count: > 0 } near ? $" Did you mean {near[0]}?" : "")}");

    private protected Type EnumType => enumType;

    // The engine can't convert it. It would convert digits to the value with that number.
    private sealed class Number(string text)
    {
        public override string ToString() => text;
    }
}
