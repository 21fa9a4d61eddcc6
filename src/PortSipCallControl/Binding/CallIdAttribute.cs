using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For the id of a call: see <see cref="NumberText"/>. A call stands for its id.</summary>
internal sealed class CallIdAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => From(inputData);

    /// <summary>The id, or null for a blank.</summary>
    /// <exception cref="ArgumentTransformationMetadataException"><inheritdoc cref="NumberText.From"/></exception>
    public static string? From(object? input) =>
        (input is PSObject wrapped ? wrapped.BaseObject : input) is PortSipCall call ? call.Id : NumberText.From(input);
}
