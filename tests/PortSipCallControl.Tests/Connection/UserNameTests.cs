using System.Text.Json;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Connection;

/// <summary>What PowerShell takes for a domain and a user is one user name to a PBX.</summary>
public sealed class UserNameTests
{
    public static TheoryData<string> Names => ["ann@office", "OFFICE\\ann", "ann", "ann@a@b", "a\\b\\c", "\\ann", "@ann"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sign_in_sends_the_whole_name(string name)
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"access_token":"token"}"""));
        using var session = new PowerShellSession();

        var shown = session.Single<string>("(Connect-PortSip $server ([pscredential]::new($name, [Net.NetworkCredential]::new('', 'pw').SecurePassword))).UserName", ("server", pbx.Url), ("name", name));

        using var body = JsonDocument.Parse(Assert.Single(pbx.Requests).Body);
        Assert.Equal((name, name, "pw"), (shown, body.RootElement.GetProperty("username").GetString(), body.RootElement.GetProperty("password").GetString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_event_socket_receives_the_whole_name(string name)
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"access_token":"token"}"""));
        await using var events = await FakeEventPbx.StartAsync();
        using var session = new PowerShellSession();
        var watch = Task.Run(() => session.Run(
            "$null = Connect-PortSip $server ([pscredential]::new($name, [Net.NetworkCredential]::new('', 'pw').SecurePassword)) -EventUri $events; Watch-PortSipEvent -First 1",
            ("server", pbx.Url), ("events", $"ws://{events.ApiUri.Authority}/wsi"), ("name", name)));
        var socket = await events.SocketAsync();

        using var command = JsonDocument.Parse(await socket.ReceiveAsync());
        Assert.Equal(name, command.RootElement.GetProperty("username").GetString());

        await socket.SendAsync("""{"command":"auth","status":-1,"error":"no"}""");
        await watch;
    }

    [Fact]
    public async Task A_direct_call_and_its_URL_have_the_whole_name()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"id":"7"}"""));
        using var session = new PowerShellSession();

        var uri = session.Single<string>("""
            $extension = [pscredential]::new('1001@test.io', [Net.NetworkCredential]::new('', 'pw').SecurePassword)
            New-PortSipCallUri 1001 1002 -Server $server -Domain test.io -Credential $extension -ErrorAction SilentlyContinue -ErrorVariable refused
            New-PortSipCall 1001 1002 -Direct -Server $server -Domain test.io -Credential $extension -ErrorAction SilentlyContinue -ErrorVariable +refused
            "$($refused.Count): $($refused.FullyQualifiedErrorId -join ' ')"
            """, ("server", pbx.Url));

        // An extension has 3 to 64 digits: cut to 1001 it would have been another's.
        Assert.Equal("2: ValidationFailed,PortSipCallControl.NewPortSipCallUriCommand ValidationFailed,PortSipCallControl.NewPortSipCallCommand", uri);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("proxy-user", "proxy-user")]
    [InlineData("ann@office", "ann@office")]
    [InlineData("OFFICE\\ann", "OFFICE\\ann")]
    public async Task A_proxy_that_asks_by_Basic_gets_the_name_as_it_was_given(string name, string sent)
    {
        await using var proxy = await FakePbx.StartAsync(request => request.Header("Proxy-Authorization") is null
            ? Answer.Empty(407).With("Proxy-Authenticate", "Basic realm=\"proxy\"")
            : Answer.Json("""{"count":0,"items":[]}"""));
        using var session = new PowerShellSession();

        session.Get("""
            $token = [Net.NetworkCredential]::new('', 'T0ken').SecurePassword
            $credential = [pscredential]::new($name, [Net.NetworkCredential]::new('', 'pw').SecurePassword)
            $null = Connect-PortSip http://pbx.test -AllowUnencrypted -AccessToken $token -Proxy $proxy -ProxyCredential $credential
            Get-PortSipCall
            """, ("name", name), ("proxy", proxy.Url));

        Assert.Equal($"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{sent}:pw"))}", proxy.Requests[^1].Header("Proxy-Authorization"));
    }

    [Theory]
    [InlineData("http://an%40n:p%3Aw@{0}", "an@n:p:w")]
    [InlineData("{0}", null)]
    public async Task A_proxy_s_own_address_can_carry_the_credential_or_leave_the_scheme_out(string form, string? sent)
    {
        await using var proxy = await FakePbx.StartAsync(request => sent is not null && request.Header("Proxy-Authorization") is null
            ? Answer.Empty(407).With("Proxy-Authenticate", "Basic realm=\"proxy\"")
            : Answer.Json("""{"count":0,"items":[]}"""));
        using var session = new PowerShellSession();

        session.Get("""
            $token = [Net.NetworkCredential]::new('', 'T0ken').SecurePassword
            $null = Connect-PortSip http://pbx.test -AllowUnencrypted -AccessToken $token -Proxy $proxy
            Get-PortSipCall
            """, ("proxy", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, new Uri(proxy.Url).Authority)));

        Assert.Equal(sent is null ? null : $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(sent))}", proxy.Requests[^1].Header("Proxy-Authorization"));
    }

    [Theory]
    [InlineData("ftp://user:S3cret@proxy.test:21")]
    [InlineData("http://")]
    public void What_is_not_an_address_of_a_proxy_is_refused_and_shows_no_password(string proxy)
    {
        using var session = new PowerShellSession();

        var result = session.Run("""
            Connect-PortSip pbx.test -AccessToken ([Net.NetworkCredential]::new('', 'T0ken').SecurePassword) -Proxy $proxy
            """, ("proxy", proxy));

        Assert.Single(result.Errors);
        Assert.Contains("proxy", result.Error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("S3cret", result.AllText(), StringComparison.Ordinal);
    }
}
