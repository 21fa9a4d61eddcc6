using System.Management.Automation;
using System.Net;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Converts a credential to the user name and password for a PBX.</summary>
internal static class SignInCredentials
{
    /// <summary>
    /// The credential's own user name, cleaned like pasted text. GetNetworkCredential would split ann@office and office\ann, as
    /// Windows does; for a PBX they are whole names.
    /// </summary>
    public static NetworkCredential Of(PSCredential credential) => new(PastedText.Clean(credential.UserName ?? ""), credential.Password);
}
