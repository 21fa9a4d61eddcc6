using System.Net;
using System.Net.Sockets;

namespace PortSip.Client.Tests.Network;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("pbx.example.com", "https://pbx.example.com:8887/api/")]
    [InlineData("  pbx.example.com  ", "https://pbx.example.com:8887/api/")]
    [InlineData("\u200Epbx.example.com\u200B", "https://pbx.example.com:8887/api/")]
    [InlineData("https://pbx.example.com\u00A0", "https://pbx.example.com:8887/api/")]
    [InlineData("\uFF11\uFF10.0.0.5", "https://10.0.0.5:8887/api/")]
    [InlineData("PBX.Example.com", "https://pbx.example.com:8887/api/")]
    [InlineData("pbx", "https://pbx:8887/api/")]
    [InlineData("localhost", "https://localhost:8887/api/")]
    [InlineData("pbx:9000", "https://pbx:9000/api/")]
    [InlineData("pbx:443", "https://pbx/api/")]
    [InlineData("10.0.0.5", "https://10.0.0.5:8887/api/")]
    [InlineData("10.0.0.5:8887", "https://10.0.0.5:8887/api/")]
    [InlineData("::1", "https://[::1]:8887/api/")]
    [InlineData("[::1]", "https://[::1]:8887/api/")]
    [InlineData("[::1]:9000", "https://[::1]:9000/api/")]
    [InlineData("fe80::1", "https://[fe80::1]:8887/api/")]
    [InlineData("pbx/", "https://pbx:8887/api/")]
    [InlineData("pbx/api", "https://pbx:8887/api/")]
    [InlineData("pbx/api/", "https://pbx:8887/api/")]
    [InlineData("https://pbx", "https://pbx:8887/api/")]
    [InlineData("https://pbx:8887/api/", "https://pbx:8887/api/")]
    [InlineData("https://pbx:443", "https://pbx/api/")]
    [InlineData("http://pbx", "http://pbx:8888/api/")]
    [InlineData("http://pbx:80/api", "http://pbx/api/")]
    [InlineData("HTTP://pbx:8900", "http://pbx:8900/api/")]
    [InlineData("https://pbx/portsip/api", "https://pbx:8887/portsip/api/")]
    [InlineData("https://pbx/portsip", "https://pbx:8887/portsip/api/")]
    public void An_address_is_read_as_people_write_it(string server, string apiUri) =>
        Assert.Equal(apiUri, PortSipServerAddress.Parse(server).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ftp://pbx")]
    [InlineData("wss://pbx:8887/wsi")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("pbx:port")]
    [InlineData("pbx:99999")]
    [InlineData("p b x")]
    [InlineData("https://pbx?x=1")]
    [InlineData("https://pbx#x")]
    [InlineData("[::1")]
    public void What_is_not_an_address_is_refused(string server)
    {
        var e = Assert.Throws<PortSipException>(() => PortSipServerAddress.Parse(server));

        Assert.Equal((PortSipFailure.ValidationFailed, true), (e.Failure, e.IsSafeToRetry));
    }

    [Theory]
    [InlineData("https://alice:s3cret@pbx")]
    [InlineData("alice:s3cret@pbx")]
    [InlineData("https://alice:s3cret@pbx:99999")]
    [InlineData("https://alice:s3 cret@p b x")]
    [InlineData("https://pbx?password=s3cret")]
    [InlineData("https://pbx#s3cret")]
    public void An_address_that_holds_a_secret_is_refused_and_not_shown(string server)
    {
        var e = Assert.Throws<PortSipException>(() => PortSipServerAddress.Parse(server));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
        Assert.DoesNotContain("s3", e.Message, StringComparison.Ordinal);
        Assert.Null(e.InnerException);
    }

    [Theory]
    [InlineData("http://10.0.0.5:8888/api/")]
    [InlineData("http://pbx.test:8888/api/")]
    [InlineData("http://127.0.0.1.nip.test/api/")]
    public async Task Nothing_is_sent_unencrypted_to_another_machine(string apiUri)
    {
        using var pbx = new MemoryPbx(_ => Reply.Token());
        using var direct = new PortSipDirectClient(Bench.Options(new Uri(apiUri), handler: pbx));

        var signIn = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(new Uri(apiUri), handler: pbx)));
        var token = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(new Uri(apiUri), handler: pbx, accessToken: Bench.Token)));
        var originate = await Bench.FailureOf(() => direct.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.All([signIn, token, originate], e => Assert.Equal((PortSipFailure.UnencryptedRefused, true), (e.Failure, e.IsSafeToRetry)));
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8888/api/", false)]
    [InlineData("http://localhost:8888/api/", false)]
    [InlineData("http://[::1]:8888/api/", false)]
    [InlineData("https://pbx.test:8887/api/", false)]
    [InlineData("http://10.0.0.5:8888/api/", true)]
    public async Task Loopback_encryption_and_consent_are_fine(string apiUri, bool allowsUnencrypted)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(new Uri(apiUri), handler: pbx, allowsUnencrypted: allowsUnencrypted));

        await bench.Client.Calls.ListAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_port_on_which_nobody_listens_says_ConnectionFailed_after_the_retries()
    {
        // Bound, but not listening, so nothing else can use the port.
        using var reserved = new Socket(SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var clock = new TestClock();
        var uri = new Uri($"http://127.0.0.1:{((IPEndPoint)reserved.LocalEndPoint!).Port}/api/");
        using var bench = await Bench.SignInAsync(Bench.Options(uri, clock, accessToken: Bench.Token));

        foreach (var operation in TestedOperation.All)
        {
            var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));
            Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        }

        Assert.Equal(3 * TestedOperation.All.Count, clock.Delays.Count);
    }
}
