using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For the server and the domain of a sign-in: text. A credential in this position is kept: see <see cref="CarriedCredential"/>.</summary>
internal sealed class SignInTextAttribute : PlainTextAttribute
{
    private protected override string One(object? input) => Given.Value(input) is PSCredential credential ? CarriedCredential.In(credential) : base.One(input);
}
