using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

public sealed class ProxyTests
{
    private static readonly Uri Elsewhere = new("http://pbx.test:8888/api/");

    // "proxy-user:proxy-password"
    private const string Credential = "Basic cHJveHktdXNlcjpwcm94eS1wYXNzd29yZA==";

    [Fact]
    public async Task Requests_go_through_the_proxy_with_its_credential()
    {
        await using var proxy = await FakePbx.StartAsync(request =>
            request.Header("Proxy-Authorization") != Credential ? Answer.Empty(407).With("Proxy-Authenticate", "Basic realm=\"proxy\"")
            : request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? Answer.Json($$"""{"access_token":"{{Bench.Token}}"}""")
            : Answer.Json(Reply.Call));
        using var bench = await Bench.SignInAsync(Bench.Options(Elsewhere, allowsUnencrypted: true, proxy: Proxy(proxy.Url)));

        var call = await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal("884757570370146304", call.Id);
        var answered = proxy.Requests.Where(r => r.Header("Proxy-Authorization") is not null);
        Assert.Equal(["http://pbx.test:8888/api/auth/sign_in", "http://pbx.test:8888/api/sessions"], answered.Select(r => r.PathAndQuery));
    }

    [Fact]
    public async Task A_proxy_that_wants_a_credential_and_gets_none_says_ConnectionFailed()
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Empty(407).With("Proxy-Authenticate", "Basic realm=\"proxy\""));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Elsewhere, allowsUnencrypted: true, proxy: new WebProxy(proxy.Url))));

        Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        Assert.Equal(PortSipFailureReason.ProxyCredentialRequired, e.Reason);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_says_ConnectionFailed_for_an_originate_that_was_not_placed()
    {
        // Bound, but not listening, so nothing else can use the port.
        using var reserved = new Socket(SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var clock = new TestClock();
        using var client = new PortSipDirectClient(Bench.Options(
            Elsewhere, clock, allowsUnencrypted: true, proxy: new WebProxy($"http://127.0.0.1:{((IPEndPoint)reserved.LocalEndPoint!).Port}")));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.Equal((PortSipFailure.ConnectionFailed, true, 3), (e.Failure, e.IsSafeToRetry, clock.Delays.Count));
    }

    [Fact]
    public async Task TLS_goes_through_a_tunnel_that_sees_neither_password_nor_token()
    {
        using var certificate = TestCertificate.SelfSigned("pbx.test", isForLoopback: false);
        await using var pbx = await FakePbx.StartAsync(
            request => request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? Answer.Json($$"""{"access_token":"{{Bench.Token}}"}""") : Answer.Json("""{"items":[]}"""),
            certificate);
        using var proxy = new TunnelProxy(pbx.ApiUri.Port);
        using var bench = await Bench.SignInAsync(Bench.Options(
            Bench.MemoryUri, proxy: Proxy(proxy.Url), thumbprints: [certificate.GetCertHashString(HashAlgorithmName.SHA256)]));

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal(2, pbx.Requests.Count);
        Assert.All(pbx.Requests, r => Assert.Null(r.Header("Proxy-Authorization")));
        Assert.All(proxy.Heads, head =>
        {
            Assert.StartsWith("CONNECT pbx.test:8887 HTTP/1.1\r\n", head, StringComparison.Ordinal);
            Bench.AssertNoSecret(head);
        });
        Assert.Contains(proxy.Heads, head => head.Contains($"Proxy-Authorization: {Credential}", StringComparison.Ordinal));
    }

    private static WebProxy Proxy(string url) => new(url) { Credentials = new NetworkCredential("proxy-user", "proxy-password") };
}
