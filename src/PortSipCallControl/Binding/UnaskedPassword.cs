using System.Management.Automation;
using System.Security;

namespace PortSipCallControl;

/// <summary>A credential of which only the user name was specified. The password is asked for when everything else has been checked.</summary>
internal static class UnaskedPassword
{
    private static readonly SecureString Marker = Empty();

    public static PSCredential Of(string userName) => new(userName, Marker);

    /// <summary>Whether the password of this credential hasn't been asked for.</summary>
    public static bool IsIn(PSCredential credential) => ReferenceEquals(credential.Password, Marker);

    private static SecureString Empty()
    {
        var empty = new SecureString();
        empty.MakeReadOnly();
        return empty;
    }
}
