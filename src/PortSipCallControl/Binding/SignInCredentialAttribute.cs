using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For the user of a sign-in: a credential, or a user name. Unlike the engine's own conversion, it doesn't ask for the password of
/// whatever text is in this position: it may be the domain (<see cref="CarriedCredential"/>).
/// </summary>
internal sealed class SignInCredentialAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        var value = Given.Value(inputData)!;
        return value switch
        {
            PSCredential credential => ReferenceEquals(credential, PSCredential.Empty) ? null : credential,
            string userName => UnaskedPassword.Of(userName.Trim()),
            _ => throw Unbindable.Because($"A credential or a user name is expected, not a [{value.GetType().Name}]."),
        };
    }
}
