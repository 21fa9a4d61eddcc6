using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For an optional number that a row can provide: an empty cell isn't a number. The engine would convert it to 0.</summary>
internal sealed class NumberCellAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Given.IsNothing(inputData) ? null : inputData;
}
