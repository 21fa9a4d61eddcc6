using System.Net;

namespace PortSip.Client;

/// <summary>
/// An originate without a token: the extension's SIP password is in the URL (API §3, <c>GET /sessions/directly</c>).
/// It is percent-encoded there, and masked wherever the URL is shown.
/// </summary>
public sealed record DirectOriginateRequest
{
    /// <summary>The call to originate.</summary>
    public required OriginateRequest Call { get; init; }

    /// <summary>The tenant's SIP domain, 1 to 280 characters.</summary>
    public required string Domain { get; init; }

    /// <summary>The extension (3 to 64 digits) and its SIP password.</summary>
    public required NetworkCredential Credential { get; init; }

    /// <summary>The URL for hardware; it contains the password.</summary>
    /// <exception cref="PortSipException">ValidationFailed.</exception>
    public Uri ToUri(Uri apiUri) => new(apiUri, ToRequest().PathAndQuery);

    /// <summary>Checks the documented limits.</summary>
    /// <exception cref="PortSipException">ValidationFailed, naming the field and its limit.</exception>
    public void Validate()
    {
        Call.Validate();
        Validation.Extension(Credential.UserName, "extension_number");
        Validation.Required(Credential.Password, "password", int.MaxValue);
        Validation.Required(Domain, "domain", longest: 280);
    }

    internal ApiRequest ToRequest()
    {
        Validate();
        var query = Wire.Query([("extension_number", Credential.UserName), ("password", Credential.Password), .. Call.ToQuery(Domain)]);
        return CallEndpoints.OriginateByUrl.Request(("caller", Call.Caller), ("callee", Call.Callee), ("extension", Credential.UserName)).WithQuery(query) with
        {
            IsSignedIn = false,
            // Each hop could place a call.
            FollowsRedirects = false,
            CarriedSecrets = [Credential.Password],
        };
    }
}
