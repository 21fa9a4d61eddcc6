using System.Net;
using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

/// <summary>The event socket's own CONNECT, which .NET Framework needs, supports Basic alone, and says so of a proxy that wants something else.</summary>
public sealed class ProxySchemeTests
{
    [Theory]
    [InlineData("NTLM", "requires NTLM authentication")]
    [InlineData("Negotiate", "requires Negotiate authentication")]
    [InlineData("Basic realm=\"proxy\"", "requires a user name and a password (407)")]
    public async Task A_scheme_that_is_not_supported_is_named(string offered, string words)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(407).With("Proxy-Authenticate", offered));
        var check = new CertificateCheck(isSkipped: true, []);

        var e = await Assert.ThrowsAsync<ProxyRefusedException>(() => UpgradeOverTcp.OpenAsync(new Uri("wss://pbx.test:8887/wsi"), new WebProxy(proxy.Url), check, CancellationToken.None));

        Assert.Contains(words, ProxyProblem.Of(e, "proxy.test:3128", "wss://pbx.test:8887").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_socket_reaches_an_IPv6_address()
    {
        if (!System.Net.Sockets.Socket.OSSupportsIPv6)
            Assert.Skip("This computer has no IPv6.");
        var listener = new System.Net.Sockets.TcpListener(IPAddress.IPv6Loopback, 0);
        listener.Start();
        var accepting = listener.AcceptTcpClientAsync();

        var opening = UpgradeOverTcp.OpenAsync(new Uri($"ws://[::1]:{((IPEndPoint)listener.LocalEndpoint).Port}/wsi"), proxy: null, new CertificateCheck(isSkipped: false, []), CancellationToken.None);
        using (await accepting)
        {
        }

        await Assert.ThrowsAnyAsync<Exception>(() => opening);
        listener.Stop();
    }
}
