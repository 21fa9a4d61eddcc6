using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For one or several numbers or ids: see <see cref="NumberText"/>.</summary>
internal sealed class NumberTextListAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => NumberText.Several(inputData, NumberText.From);
}
