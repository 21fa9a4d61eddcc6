using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For an amount. The engine converts empty text to 0, and 0 can mean no limit.</summary>
internal sealed class GivenNumberAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Given.IsNothing(inputData) ? throw Unbindable.Because("The value is empty. Specify a number, or omit the parameter.") : inputData;
}
