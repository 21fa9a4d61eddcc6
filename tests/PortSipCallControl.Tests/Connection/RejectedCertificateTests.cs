using System.Management.Automation;
using System.Security.Cryptography;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Connection;

/// <summary>The error for a certificate that isn't trusted, from the first refusal to a profile that pins it.</summary>
public sealed class RejectedCertificateTests
{
    [Fact]
    public async Task The_error_has_what_a_script_needs_to_pin_the_certificate()
    {
        using var certificate = TestCertificate.SelfSigned();
        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"access_token":"t"}"""), certificate);
        using var session = new PowerShellSession();
        session.Get("$credential = [pscredential]::new('admin', [Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx.Url));

        var error = session.Run("Connect-PortSip $url $credential").ExpectError(PortSipFailure.CertificateRejected, "ConnectPortSipCommand", ErrorCategory.SecurityError);

        Assert.Contains($"-CertificateThumbprint {thumbprint}", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        var shown = Assert.Single(session.Get("try { Connect-PortSip $url $credential } catch { $_.Exception | Select-Object Thumbprint, Subject, Issuer, ExpiresAt }"));
        Assert.Equal((thumbprint, "CN=localhost", "CN=localhost"), (shown.Properties["Thumbprint"].Value, shown.Properties["Subject"].Value, shown.Properties["Issuer"].Value));
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), ((DateTimeOffset)shown.Properties["ExpiresAt"].Value).UtcDateTime);

        session.Get("try { Connect-PortSip $url $credential } catch { $pin = $_.Exception.Thumbprint }; Save-PortSipProfile pinned $url -CertificateThumbprint $pin");
        Assert.True(session.Single<bool>("(Connect-PortSip -Profile pinned -Credential $credential).IsConnected"));
    }

    [Theory]
    [InlineData("https", "this port speaks plain http")]
    [InlineData("http", "this port speaks https")]
    public async Task The_wrong_scheme_is_said_and_not_tried_again(string scheme, string problem)
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("{}"), scheme == "http" ? certificate : null);
        using var session = new PowerShellSession();

        var result = session.Run("Connect-PortSip $url ([pscredential]::new('admin', [Net.NetworkCredential]::new('', 'x').SecurePassword)) -Verbose", ("url", $"{scheme}://127.0.0.1:{pbx.ApiUri.Port}"));

        Assert.Contains(problem, result.ExpectError(PortSipFailure.ConnectionFailed, "ConnectPortSipCommand", ErrorCategory.ConnectionError).ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("https", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Verbose, line => line.Contains("retry", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(pbx.Requests);
    }
}
