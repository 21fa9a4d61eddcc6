using System.Collections;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For one or several numbers or ids: see <see cref="NumberText"/>. Blanks are left out, and a list of them is empty.</summary>
internal sealed class NumberTextListAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IEnumerable list and not (string or IDictionary))
            return list.Cast<object?>().Select(NumberText.From).OfType<string>().ToArray();
        return NumberText.From(inputData) is { } text ? new[] { text } : Array.Empty<string>();
    }
}
