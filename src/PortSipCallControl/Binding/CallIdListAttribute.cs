using System.Collections;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For the ids of calls: see <see cref="CallIdAttribute"/>. Blanks are left out, and a list of them is empty.</summary>
internal sealed class CallIdListAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IEnumerable list and not (string or IDictionary))
            return list.Cast<object?>().Select(CallIdAttribute.From).OfType<string>().ToArray();
        return CallIdAttribute.From(inputData) is { } id ? new[] { id } : Array.Empty<string>();
    }
}
