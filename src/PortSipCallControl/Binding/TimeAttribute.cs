using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For a point in time: see <see cref="GivenTime"/>.</summary>
internal sealed class TimeAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => GivenTime.From(inputData);
}
