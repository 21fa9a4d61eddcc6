using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For an optional whole number that a row can provide. An empty cell isn't a number: the engine would convert it to 0. And what isn't a
/// whole number is an error: the engine would leave the parameter of a piped row out and report nothing, and round a fraction.
/// </summary>
internal sealed class NumberCellAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        if (Given.Value(inputData) is ICollection)
            throw Unbindable.Because("A single whole number is expected, not a list.");
        var text = LanguagePrimitives.ConvertTo<string>(Given.Value(inputData)).Trim();
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unbindable.Because($"'{text}' isn't a whole number.");
    }
}
