using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

public sealed class NewPortSipCallUriTests
{
    private const string Credential = "([pscredential]::new(1001, [Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))";

    [Fact]
    public void It_yields_exactly_the_documented_example()
    {
        using var session = new PowerShellSession();

        Assert.Equal(
            "https://pbx.example.com:8887/api/sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true",
            session.Single<string>($"New-PortSipCallUri 1001 1002 -Server pbx.example.com -Domain test.io -Credential {Credential}"));
    }

    [Fact]
    public void What_a_URL_gives_a_meaning_to_is_percent_encoded()
    {
        using var session = new PowerShellSession();

        Assert.Equal(
            "https://pbx.example.com:8887/api/sessions/directly?extension_number=1001&password=p%26%3D%3F%2B%20%C3%A9&caller=%2B33&callee=%2A63600%23&domain=test.io&send_sdp=false&user_data=a%2Fb",
            session.Single<string>("New-PortSipCallUri +33 '*63600#' -NoSdp -UserData a/b -Server pbx.example.com -Domain test.io -Credential ([pscredential]::new(1001, [Net.NetworkCredential]::new('', 'p&=?+ é').SecurePassword))"));
    }

    [Fact]
    public void Server_and_domain_are_the_connection_s_where_none_are_given_and_nothing_is_sent()
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(
            pbx.Single<string>("$simulator.Server") + "/api/sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true",
            pbx.Single<string>("New-PortSipCallUri 1001 1002 -Credential $simulator.ExtensionCredential"));
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void The_URL_places_the_call()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$null = [Net.Http.HttpClient]::new().GetStringAsync((New-PortSipCallUri 1001 1002 -Credential $simulator.ExtensionCredential)).GetAwaiter().GetResult()");

        Assert.Equal(1, pbx.ActiveCalls);
    }

    [Fact]
    public void A_server_without_a_domain_is_refused()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run($"New-PortSipCallUri 1001 1002 -Server pbx.example.com -Credential {Credential}")
            .ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallUriCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("-Domain", error.ErrorDetails.Message);
    }

    [Fact]
    public void Without_server_and_connection_it_says_NotConnected()
    {
        using var session = new PowerShellSession();

        session.Run($"New-PortSipCallUri 1001 1002 -Credential {Credential}").ExpectError(PortSipFailure.NotConnected, "NewPortSipCallUriCommand", ErrorCategory.ConnectionError);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("10a1")]
    public void The_extension_has_3_to_64_digits(string extension)
    {
        using var session = new PowerShellSession();

        session.Run("New-PortSipCallUri 1001 1002 -Server pbx -Domain test.io -Credential ([pscredential]::new($extension, [Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))", ("extension", extension))
            .ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallUriCommand", ErrorCategory.InvalidArgument);
    }
}
