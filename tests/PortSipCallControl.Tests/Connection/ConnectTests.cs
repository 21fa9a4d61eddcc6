using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Connection;

/// <summary>Connect-PortSip and Get-PortSipConnection.</summary>
public sealed class ConnectTests
{
    private const string Admin = "([pscredential]::new('admin', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword))";

    [Fact]
    public void A_simulator_is_piped_into_the_connection()
    {
        using var session = new PowerShellSession();

        var connection = session.Single<PortSipConnection>("Start-PortSipSimulator | Connect-PortSip");

        Assert.Equal(("admin", "test.io", "127.0.0.1", true), (connection.UserName, connection.Domain, connection.Name, connection.IsConnected));
        Assert.Equal(session.Single<string>("(Get-PortSipConnection -Default).Server"), connection.Server);
        Assert.Equal("""{"username":"admin","password":"***","domain":"test.io"}""", session.Single<string>("(Get-PortSipSimulatorRequest).Body"));
    }

    [Theory]
    [InlineData("SignIn", PortSipAuthenticationMethod.SignIn, "/api/auth/sign_in", "/api/auth/sign_out")]
    [InlineData("OAuth", PortSipAuthenticationMethod.OAuth, "/api/auth/sign_in /api/login/oauth/token", "/api/login/oauth/revoke")]
    [InlineData("Login", PortSipAuthenticationMethod.Login, "/api/auth/sign_in /api/login/oauth/token /api/login /api/login", "/api/logout")]
    public void Each_generation_of_signing_in_is_found_and_signed_out_from(string way, PortSipAuthenticationMethod method, string signIn, string signOut)
    {
        using var session = new PowerShellSession();

        var connection = session.Single<PortSipConnection>($"Start-PortSipSimulator -SignInWay {way} | Connect-PortSip");
        session.Get("$null = New-PortSipCall 1001 1002; Disconnect-PortSip");

        Assert.Equal(method, connection.AuthenticationMethod);
        Assert.Equal(
            [.. signIn.Split(' '), "/api/sessions", signOut],
            session.Get("(Get-PortSipSimulatorRequest).Path").Select(o => o.ToString()));
    }

    [Theory]
    [InlineData(PortSipAuthenticationMethod.SignIn, "POST /api/auth/sign_in")]
    [InlineData(PortSipAuthenticationMethod.OAuth, "POST /api/login/oauth/token")]
    [InlineData(PortSipAuthenticationMethod.Login, "POST /api/login, GET /api/login")]
    public void AuthenticationMethod_asks_in_that_way_alone(PortSipAuthenticationMethod method, string requests)
    {
        using var session = new PowerShellSession();

        session.Get($"$null = Start-PortSipSimulator -Version 22.2 | Connect-PortSip -AuthenticationMethod {method}");

        Assert.Equal(requests, session.Single<string>("(Get-PortSipSimulatorRequest | ForEach-Object { \"$($_.Method) $($_.Path)\" }) -join ', '"));
    }

    [Theory]
    [InlineData("SignIn")]
    [InlineData("OAuth")]
    [InlineData("Login")]
    public void A_wrong_password_is_sent_once_and_ends_the_statement(string way)
    {
        using var session = new PowerShellSession();

        var result = session.Run($$"""
            $simulator = Start-PortSipSimulator -SignInWay {{way}}
            try { Connect-PortSip $simulator.Server ([pscredential]::new('admin', [Net.NetworkCredential]::new('', 'Wr0ngOne').SecurePassword)) test.io; 'never reached' } catch { throw $_ }
            """);

        var error = result.ExpectError(PortSipFailure.AuthenticationFailed, "ConnectPortSipCommand", ErrorCategory.AuthenticationError);
        Assert.True(result.IsTerminated);
        Assert.Empty(result.Output);
        Assert.Equal(session.Single<string>("$simulator.Server"), error.TargetObject);
        Assert.Contains("blocks this IP address", error.ErrorDetails.RecommendedAction);
        Assert.Equal(1, session.Single<int>("@(Get-PortSipSimulatorRequest).Where{ $_.StatusCode -ne 404 }.Count"));
        Assert.DoesNotContain("Wr0ngOne", result.AllText());
    }

    [Fact]
    public void A_failed_connect_leaves_the_old_default_alone()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("try { Connect-PortSip $simulator.Server ([pscredential]::new('nobody', [securestring]::new())) -Domain test.io } catch { }");

        Assert.True(pbx.Single<bool>("[object]::ReferenceEquals($connection, (Get-PortSipConnection -Default))"));
        Assert.True(pbx.Single<bool>("$connection.IsConnected"));
        Assert.Equal(1, pbx.Single<int>("@(Get-PortSipConnection).Count"));
    }

    [Fact]
    public async Task A_token_serves_in_place_of_a_sign_in()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"count":0,"items":[]}"""));
        using var session = new PowerShellSession();

        session.Get("$c = Connect-PortSip $server -AccessToken ([Net.NetworkCredential]::new('', 'T0ken').SecurePassword); Get-PortSipCall", ("server", pbx.Url));

        var request = Assert.Single(pbx.Requests);
        Assert.Equal("Bearer T0ken", request.Header("Authorization"));
        Assert.Null(session.Single<PortSipConnection>("$c").UserName);
    }

    [Fact]
    public async Task A_given_token_that_is_refused_says_SessionExpired_and_is_sent_once()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Error(401, "UNAUTHORIZED"));
        using var session = new PowerShellSession();

        session.Run("$c = Connect-PortSip $server -AccessToken ([Net.NetworkCredential]::new('', 'T0ken').SecurePassword); Get-PortSipCall", ("server", pbx.Url))
            .ExpectError(PortSipFailure.SessionExpired, "GetPortSipCallCommand", ErrorCategory.AuthenticationError);

        Assert.Single(pbx.Requests);
    }

    [Theory]
    [InlineData("pbx.example.com", "https://pbx.example.com:8887")]
    [InlineData("pbx.example.com:443", "https://pbx.example.com:443")]
    [InlineData("pbx.example.com:8443", "https://pbx.example.com:8443")]
    [InlineData("https://pbx.example.com", "https://pbx.example.com:8887")]
    [InlineData("https://pbx.example.com/api", "https://pbx.example.com:8887")]
    [InlineData("https://pbx.example.com:9000/api/", "https://pbx.example.com:9000")]
    [InlineData("http://127.0.0.1", "http://127.0.0.1:8888")]
    [InlineData(" 10.0.0.2 ", "https://10.0.0.2:8887")]
    [InlineData("::1", "https://[::1]:8887")]
    public void A_server_is_given_as_people_write_it(string given, string server)
    {
        using var session = new PowerShellSession();

        Assert.Equal(server, session.Single<PortSipConnection>("Connect-PortSip $given -AccessToken ([Net.NetworkCredential]::new('', 'T').SecurePassword)", ("given", given)).Server);
    }

    [Theory]
    [InlineData("ftp://pbx.example.com")]
    [InlineData("http://")]
    [InlineData("https://user:S3cret@pbx.example.com")]
    [InlineData("https://pbx.example.com/?token=S3cret")]
    public void What_is_not_an_address_of_a_PBX_is_refused_and_not_echoed_with_a_secret(string given)
    {
        using var session = new PowerShellSession();

        var result = session.Run($"Connect-PortSip '{given}' {Admin}");

        Assert.Equal("ValidationFailed,PortSipCallControl.ConnectPortSipCommand", result.Error.FullyQualifiedErrorId);
        Assert.DoesNotContain("S3cret", result.Error.ErrorDetails.Message);
        Assert.DoesNotContain("S3cret", result.Error.Exception.ToString());
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_user_name_has_up_to_64_characters(int length, bool isSent) =>
        Expect($"Connect-PortSip $simulator.Server ([pscredential]::new('{new string('u', length)}', [Net.NetworkCredential]::new('', 'x').SecurePassword)) -Domain test.io", isSent);

    [Theory]
    [InlineData(280, true)]
    [InlineData(281, false)]
    public void A_domain_has_up_to_280_characters(int length, bool isSent) =>
        Expect($"Connect-PortSip $simulator.Server {Admin} -Domain {new string('d', length)}", isSent);

    [Fact]
    public void Plain_http_to_another_machine_is_refused_before_anything_is_sent()
    {
        using var session = new PowerShellSession();

        var error = session.Run($"Connect-PortSip http://pbx.invalid {Admin}").ExpectError(PortSipFailure.UnencryptedRefused, "ConnectPortSipCommand", ErrorCategory.SecurityError);

        Assert.Contains("-AllowUnencrypted", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void AllowUnencrypted_lets_it_through()
    {
        using var session = new PowerShellSession();

        Assert.Equal("http://pbx.invalid:8888", session.Single<PortSipConnection>("Connect-PortSip http://pbx.invalid -AllowUnencrypted -AccessToken ([Net.NetworkCredential]::new('', 'T').SecurePassword)").Server);
    }

    [Theory]
    [InlineData("-TimeoutSec 0")]
    [InlineData("-TimeoutSec 86401")]
    [InlineData("-MaximumRetryCount 21")]
    [InlineData("-MaximumRetryCount -1")]
    [InlineData("-RetryIntervalSec 0")]
    [InlineData("-RetryIntervalSec 31")]
    [InlineData("-RequestsPerMinute -1")]
    [InlineData("-RequestsPerMinute 1000001")]
    public void A_value_beyond_its_range_is_refused_by_the_binder(string parameter)
    {
        using var session = new PowerShellSession();

        Assert.Equal("ParameterArgumentValidationError,PortSipCallControl.ConnectPortSipCommand", session.Run($"Connect-PortSip pbx {Admin} {parameter}").Error.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_thumbprint_that_is_none_is_refused()
    {
        using var session = new PowerShellSession();

        session.Run($"Connect-PortSip pbx {Admin} -CertificateThumbprint 12345").ExpectError(PortSipFailure.ValidationFailed, "ConnectPortSipCommand", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void Connections_are_found_by_name_with_wildcards()
    {
        using var session = new PowerShellSession();

        session.Get("$null = Start-PortSipSimulator -OutVariable s | Connect-PortSip -Name north; $null = $s | Connect-PortSip -Name south");

        Assert.Equal(["north", "south"], session.Get("(Get-PortSipConnection).Name").Select(o => o.ToString()));
        Assert.Equal("south", session.Single<string>("(Get-PortSipConnection -Name S*).Name"));
        Assert.Equal("south", session.Single<string>("(Get-PortSipConnection -Default).Name"));
        Assert.Empty(session.Get("Get-PortSipConnection east*"));
        session.Run("Get-PortSipConnection east").ExpectError(PortSipFailure.NotFound, "GetPortSipConnectionCommand", ErrorCategory.ObjectNotFound);
    }

    private static void Expect(string script, bool isSent)
    {
        using var session = new PowerShellSession();

        var result = session.Run($"$simulator = Start-PortSipSimulator; {script}");

        Assert.Equal(isSent ? "AuthenticationFailed" : "ValidationFailed", result.ErrorId);
        Assert.Equal(isSent ? 1 : 0, session.Get("Get-PortSipSimulatorRequest").Count);
    }
}
