using System.Management.Automation;
using System.Net;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The user name and password that a PBX is given.</summary>
internal static class SignInCredentials
{
    /// <summary>
    /// The credential's own user name, cleaned as pasted text is. GetNetworkCredential would take ann@office and office\ann apart, as
    /// Windows does; to a PBX they are names.
    /// </summary>
    public static NetworkCredential Of(PSCredential credential) => new(PastedText.Clean(credential.UserName ?? ""), credential.Password);
}
