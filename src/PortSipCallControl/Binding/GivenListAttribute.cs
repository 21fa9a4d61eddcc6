using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For a list of enum values. The engine converts null to the first value, and null in a list is an empty element: see <see cref="GivenValues"/>.</summary>
internal sealed class GivenListAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Given.IsEmpty(inputData) ? null : inputData;
}
