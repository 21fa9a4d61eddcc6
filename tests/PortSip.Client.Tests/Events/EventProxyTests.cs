using System.Net;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

public sealed class EventProxyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_come_through_the_proxy_in_a_tunnel_with_its_credential(bool isSecure)
    {
        using var certificate = isSecure ? TestCertificate.SelfSigned("pbx.test", isForLoopback: false) : null;
        await using var pbx = await FakeEventPbx.StartAsync(certificate);
        using var proxy = new TunnelProxy(pbx.ApiUri.Port);
        var options = Bench.Options(
            new Uri(isSecure ? "https://pbx.test:8887/api/" : "http://pbx.test:8887/api/"),
            proxy: Proxy(proxy), thumbprints: certificate is null ? [] : [TestCertificate.Thumbprint(certificate)], allowsUnencrypted: true);
        using var stream = new EventStream(new EventEndpoint(options, () => new NetworkCredential(Bench.User, Bench.Password)), EventBench.NoQueues, noteTarget: null, isGlobal: false);

        using var subscription = stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        var socket = await pbx.SignedInAsync();
        await socket.SendAsync(EventBench.Start("1"));

        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
        AssertTunnel(proxy);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_socket_of_Windows_PowerShell_goes_through_it_too(bool isSecure)
    {
        using var certificate = isSecure ? TestCertificate.SelfSigned("pbx.test", isForLoopback: false) : null;
        await using var pbx = await FakeEventPbx.StartAsync(certificate);
        using var proxy = new TunnelProxy(pbx.ApiUri.Port);
        var check = new CertificateCheck(isSkipped: false, certificate is null ? [] : [TestCertificate.Thumbprint(certificate)]);

        using var client = new EventSocket(
            await UpgradeOverTcp.OpenAsync(new Uri(isSecure ? "wss://pbx.test:8887/wsi" : "ws://pbx.test:8887/wsi"), Proxy(proxy), check, CancellationToken.None), owner: null);
        var socket = await pbx.SocketAsync();
        await socket.SendAsync("hello");

        Assert.Equal(FrameEvent.Message, await client.ReceiveAsync());
        Assert.Equal("hello", System.Text.Encoding.UTF8.GetString(client.Message, 0, client.MessageLength));
        AssertTunnel(proxy);
    }

    private static void AssertTunnel(TunnelProxy proxy)
    {
        Assert.All(proxy.Heads, head =>
        {
            Assert.StartsWith("CONNECT pbx.test:8887 HTTP/1.1\r\n", head, StringComparison.Ordinal);
            Bench.AssertNoSecret(head);
        });
        Assert.Contains(proxy.Heads, head => head.Contains("Proxy-Authorization: Basic", StringComparison.Ordinal));
    }

    private static WebProxy Proxy(TunnelProxy proxy) => new(proxy.Url) { Credentials = new NetworkCredential("proxy-user", "proxy-password") };
}
