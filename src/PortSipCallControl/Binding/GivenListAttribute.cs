using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For a list of enum values. The engine makes the first value of null, and null in a list is an empty element: see <see cref="GivenValues"/>.</summary>
internal sealed class GivenListAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Given.IsEmpty(inputData) ? null : inputData;
}
