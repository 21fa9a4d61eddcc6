using System.Net.WebSockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>The socket: its address, its certificate, and its messages.</summary>
public sealed class EventSocketTests
{
    [Theory]
    [InlineData("https://user:hidden@pbx.example.com")]
    [InlineData("user:hidden@pbx.example.com")]
    [InlineData("wss://user:hidden@pbx.example.com")]
    [InlineData("https://pbx.example.com?token=hidden")]
    public void An_address_of_another_kind_is_refused_without_telling_a_password(string uri)
    {
        var failure = Assert.Throws<PortSipException>(() => EventAddress.Check(new Uri(uri, UriKind.RelativeOrAbsolute)));

        Assert.Equal(PortSipFailure.ValidationFailed, failure.Failure);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_make_one_message_of_up_to_1_MiB()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        var padding = new string('x', FrameDecoder.LargestMessage - EventBench.Start("1").Length - ""","more":"" """.TrimEnd().Length);
        var text = EventBench.Start("1").TrimEnd('}') + $$""","more":"{{padding}}"}""";

        for (var at = 0; at < text.Length; at += 100_000)
            await socket.SendPartAsync(text.Substring(at, Math.Min(100_000, text.Length - at)), isLast: at + 100_000 >= text.Length);

        Assert.Equal(FrameDecoder.LargestMessage, text.Length);
        Assert.Equal(text, (await EventBench.NextAsync(subscription)).Raw);
    }

    [Fact]
    public async Task A_message_without_an_end_ends_the_socket_and_the_next_one_serves()
    {
        await using var bench = await EventBench.StartAsync();
        using var subscription = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await subscription.Ready);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 1000; i++)
                await socket.SendPartAsync(new string('x', 100_000), isLast: false);
        });
        await bench.Pbx.SignedInAsync();

        Assert.Contains("more than 64 MiB", Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pinned_certificate_is_accepted_and_no_other()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var pbx = await FakeEventPbx.StartAsync(certificate);
        using var pinned = Stream(pbx, TestCertificate.Thumbprint(certificate));
        using var strict = Stream(pbx);

        using var trusted = pinned.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        using var refused = strict.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        await pbx.SignedInAsync();

        Assert.True(await trusted.Ready);
        Assert.Equal(PortSipFailure.CertificateRejected, (await Bench.FailureOf(() => refused.Ready)).Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_socket_of_Windows_PowerShell_speaks_the_protocol_too(bool isSecure)
    {
        using var certificate = isSecure ? TestCertificate.SelfSigned() : null;
        await using var pbx = await FakeEventPbx.StartAsync(certificate);
        var check = new CertificateCheck(isSkipped: false, certificate is null ? [] : [TestCertificate.Thumbprint(certificate)]);

        using var client = new EventSocket(await UpgradeOverTcp.OpenAsync(EventAddress.Derive(pbx.ApiUri), proxy: null, check, CancellationToken.None), owner: null);
        var socket = await pbx.SocketAsync();
        await client.SendTextAsync("hello"u8.ToArray(), CancellationToken.None);

        Assert.Equal("hello", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData("https://pbx.example.com:8887/api/", "wss://pbx.example.com:8887/wsi")]
    [InlineData("http://127.0.0.1:8888/api/", "ws://127.0.0.1:8888/wsi")]
    [InlineData("https://proxy.example.com/pbx/api/", "wss://proxy.example.com/pbx/wsi")]
    public void The_socket_is_next_to_the_API(string api, string socket) => Assert.Equal(new Uri(socket), EventAddress.Derive(new Uri(api)));

    [Fact]
    public async Task An_unencrypted_socket_on_another_machine_is_refused()
    {
        var options = Bench.Options(new Uri("http://pbx.test:8888/api/"));
        using var stream = new EventStream(new EventEndpoint(options, () => new System.Net.NetworkCredential(Bench.User, Bench.Password)), EventBench.NoQueues, noteTarget: null, isGlobal: false);
        using var subscription = stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });

        Assert.Equal(PortSipFailure.UnencryptedRefused, (await Bench.FailureOf(() => subscription.Ready)).Failure);
    }

    private static EventStream Stream(FakeEventPbx pbx, params string[] thumbprints) =>
        new(new EventEndpoint(Bench.Options(pbx.ApiUri, thumbprints: thumbprints), () => new System.Net.NetworkCredential(Bench.User, Bench.Password)), EventBench.NoQueues, noteTarget: null, isGlobal: false);
}
