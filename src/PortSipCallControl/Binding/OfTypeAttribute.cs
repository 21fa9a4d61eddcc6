using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For an object of one of our types, including one that was deserialized. The engine would convert any object that shares a
/// property with calls, and a hashtable, to a call without an id.
/// </summary>
/// <param name="type">The type.</param>
internal sealed class OfTypeAttribute(Type type) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Given.Value(inputData);
        if (value is null || type.IsInstanceOfType(value))
            return value;
        if (inputData is PSObject copy && copy.TypeNames.Contains($"Deserialized.{type.FullName}"))
            return inputData;
        // With a cast as the reason, the binder continues with other parameters.
        throw Unbindable.Because($"A [{type.Name}] is expected, not a [{value.GetType().Name}].", new PSInvalidCastException());
    }
}
