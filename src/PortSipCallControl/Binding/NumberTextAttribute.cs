using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For one number or id: see <see cref="NumberText"/>.</summary>
internal sealed class NumberTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => NumberText.From(inputData);
}
