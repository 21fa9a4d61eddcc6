using System.Collections;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For an amount. The engine makes 0 of an empty text, and 0 can mean no limit.</summary>
internal sealed class GivenNumberAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is null or DBNull or IList { Count: 0 } || (value is string text && string.IsNullOrWhiteSpace(text))
            ? throw new ArgumentTransformationMetadataException("The value is empty. Give a number, or omit the parameter.")
            : inputData;
    }
}
