using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// For the piped object if it is a call; anything else is ignored. Without it, the binder would try to convert each piped id to a
/// call, and throw three exceptions for each.
/// </summary>
internal sealed class PipedCallAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject wrapped ? wrapped.BaseObject as PortSipCall : inputData as PortSipCall;
}
