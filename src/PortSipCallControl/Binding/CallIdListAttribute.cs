using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For the ids of calls: see <see cref="CallIdAttribute"/>.</summary>
internal sealed class CallIdListAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => NumberText.Several(inputData, CallIdAttribute.From);
}
