using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Server, credential and domain, whichever of the three positions each of them is in.</summary>
/// <param name="Server">The server; null if it wasn't specified.</param>
/// <param name="Credential">The credential; null if it wasn't specified.</param>
/// <param name="Domain">The domain; null if it wasn't specified.</param>
internal sealed record SignInArguments(string? Server, PSCredential? Credential, string? Domain)
{
    /// <summary>Sorts what is in the three positions. A text is a server or a domain by its order, and a user name only if there is no credential.</summary>
    /// <exception cref="PortSipException">ValidationFailed: there are two credentials, or the domain is the address of a server.</exception>
    public static SignInArguments Of(string? server, PSCredential? credential, string? domain)
    {
        var arguments = Sorted(server, credential, domain);
        return arguments.Domain?.Contains("://") == true ? throw Exchanged(arguments.Domain) : arguments;
    }

    private static SignInArguments Sorted(string? server, PSCredential? credential, string? domain)
    {
        var (inServer, inDomain) = (CarriedCredential.Of(server), CarriedCredential.Of(domain));
        if ((inServer ?? inDomain) is not { } carried)
            return new(server, credential, domain);
        if ((inServer is not null && inDomain is not null) || credential is not { } middle || !UnaskedPassword.IsIn(middle))
            throw Misplaced(carried);
        // The text that the credential's own position received is the other text.
        return inServer is not null ? new(middle.UserName, carried, domain) : new(server, carried, middle.UserName);
    }

    // A domain has no scheme, and its name would be looked for as a server.
    private static CommandException Exchanged(string address) => new(
        PortSipFailure.ValidationFailed,
        $"'{address}' is the address of a server, not a domain.",
        "Specify the server first, or name the parameters: Connect-PortSip -Server https://pbx.example.com:8887 -Domain test.io.");

    private static CommandException Misplaced(PSCredential credential) => new(
        PortSipFailure.ValidationFailed,
        $"The credential of '{credential.UserName}' is in the place of a server or a domain, and it isn't clear what the other values are.",
        "Name the parameters: Connect-PortSip -Server pbx.example.com -Domain test.io -Credential $credential.");
}
