using System.Collections;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For a list of enum values: see <see cref="EnumTextAttribute"/>. The engine converts null to the first value, and null in a list is an empty
/// element: see <see cref="GivenValues"/>.
/// </summary>
/// <param name="enumType">The enum.</param>
internal sealed class EnumListAttribute(Type enumType) : EnumTextAttribute(enumType)
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsEmpty(inputData))
            return null;
        var given = Given.Value(inputData);
        object?[] values = given is IEnumerable several and not string ? [.. several.Cast<object?>().Select(Value)] : [Value(inputData)];
        var list = Array.CreateInstance(EnumType, values.Length);
        Array.Copy(values, list, values.Length);
        return list;
    }
}
