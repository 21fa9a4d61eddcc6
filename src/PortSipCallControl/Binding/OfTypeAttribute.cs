using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For an object of one of our types, also one that has been in another process. The engine would make a call of any object that has a
/// property in common with calls, and of a hashtable: one without an id.
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
        // With a cast as the reason the binder goes on to other parameters.
        throw Unbindable.Because($"A [{type.Name}] is expected, not a [{value.GetType().Name}].", new PSInvalidCastException());
    }
}
