using System.Net;
using System.Net.Sockets;
using PortSip.Client.Tests.Events;
using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

/// <summary>Where a proxy is the trouble, it is the proxy that is named, by host and port, and never with a password.</summary>
public sealed class ProxyRefusalTests
{
    private static readonly Uri Secure = new("https://pbx.test:8887/api/");
    private static readonly Uri Plain = new("http://pbx.test:8888/api/");

    private static readonly int[] Refusals = [403, 407, 502, 503];

    public static TheoryData<string> Ways => ["requests", "a direct call", "a download", "events"];

    public static TheoryData<string, int> WaysAndStatuses => new(from way in Ways.Select(row => row.Data) from status in Refusals select (way, status));

    [Theory]
    [MemberData(nameof(WaysAndStatuses))]
    public async Task A_tunnel_that_is_refused_names_the_proxy(string way, int status)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(status).With("Proxy-Authenticate", "Basic realm=\"proxy\""));
        var address = new Uri(proxy.Url);

        var e = await FailureAsync(way, Secure, new WebProxy(new Uri($"http://user:S3cret@{address.Authority}")));

        Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        Assert.Contains($"the proxy {address.Authority} ", e.Message, StringComparison.Ordinal);
        Assert.Contains($"({status})", e.Message, StringComparison.Ordinal);
        Assert.Equal(status == 407 ? PortSipFailureReason.ProxyCredentialRequired : PortSipFailureReason.ProxyFailed, e.Reason);
        Assert.DoesNotContain("S3cret", e.ToString(), StringComparison.Ordinal);
        Assert.All(proxy.Requests, r => Assert.Equal("CONNECT pbx.test:8887", $"{r.Method} {r.PathAndQuery}"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_proxy_that_is_not_there_is_named(string way)
    {
        // Bound, but not listening, so nothing else can use the port.
        using var reserved = new Socket(SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var authority = $"127.0.0.1:{((IPEndPoint)reserved.LocalEndPoint!).Port}";

        foreach (var pbx in new[] { Secure, Plain })
        {
            var e = await FailureAsync(way, pbx, new WebProxy($"http://{authority}"));

            Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
            Assert.Contains($"the proxy {authority} could not be reached", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_proxy_whose_certificate_is_refused_is_named(string way)
    {
        using var certificate = TestCertificate.SelfSigned("proxy.test", isForLoopback: true);
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Empty(), certificate);

        var e = await FailureAsync(way, Secure, new WebProxy(proxy.Url));

        Assert.Equal(PortSipFailure.CertificateRejected, e.Failure);
        Assert.Contains("the certificate of the proxy", e.Message, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    [Theory]
    [InlineData("requests")]
    [InlineData("a direct call")]
    [InlineData("a download")]
    public async Task A_page_that_came_through_a_proxy_says_so(string way)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(403));

        var e = await FailureAsync(way, Plain, new WebProxy(proxy.Url));

        var cause = e.InnerException as PortSipException ?? e;
        Assert.Equal(PortSipFailure.InvalidResponse, cause.Failure);
        Assert.Contains($"through the proxy {new Uri(proxy.Url).Authority}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_for_a_password_names_the_proxy_without_a_tunnel()
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(407).With("Proxy-Authenticate", "Basic realm=\"proxy\""));

        var e = await FailureAsync("a direct call", Plain, new WebProxy(proxy.Url));

        // Nothing was passed on, so that there is no call to look for.
        Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        Assert.Contains($"the proxy {new Uri(proxy.Url).Authority} requires a user name", e.Message, StringComparison.Ordinal);
        Assert.Equal(PortSipFailureReason.ProxyCredentialRequired, e.Reason);
    }

    [Fact]
    public async Task A_silent_proxy_is_named()
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Never);
        var options = Options(Secure, new WebProxy(proxy.Url)) with { Clock = Clock.System, Timeout = TimeSpan.FromSeconds(0.5), MaximumRetryCount = 0 };

        var e = await Bench.FailureOf(() => ListAsync(options));

        Assert.Equal(PortSipFailure.TimedOut, e.Failure);
        Assert.Contains($"through the proxy {new Uri(proxy.Url).Authority}", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_proxy_that_is_given_is_obeyed_for_loopback_too(string way)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(503));

        await FailureAsync(way, new Uri("http://127.0.0.1:9/api/"), new WebProxy(proxy.Url));

        Assert.NotEmpty(proxy.Requests);
    }

    [Theory]
    [InlineData("http://localhost:8888/", true)]
    [InlineData("http://LOCALHOST:8888/", true)]
    [InlineData("http://localhost.:8888/", true)]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://127.1.2.3/", true)]
    [InlineData("https://127.255.255.254/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("ws://[::1]/wsi", true)]
    [InlineData("http://[::ffff:127.0.0.1]/", true)]
    [InlineData("http://[::ffff:127.9.9.9]/", true)]
    [InlineData("http://loopback/", true)] // The runtime makes localhost of it.
    [InlineData("http://localhost.example.com/", false)]
    [InlineData("http://128.0.0.1/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://[::2]/", false)]
    [InlineData("http://[::ffff:10.0.0.1]/", false)]
    [InlineData("http://pbx.test/", false)]
    public void Loopback_is_recognized_in_every_spelling_and_nothing_else_is(string address, bool isLoopback)
    {
        var uri = new Uri(address);

        Assert.Equal(isLoopback, Loopback.Is(uri));
        Assert.Equal(!isLoopback, ProxyRoute.UsesProxies(Options(uri, proxy: null), uri));
        Assert.True(ProxyRoute.UsesProxies(Options(uri, new WebProxy("http://proxy.test:3128")), uri));
    }

    private static Task<PortSipException> FailureAsync(string way, Uri pbx, IWebProxy proxy)
    {
        var options = Options(pbx, proxy);
        return Bench.FailureOf(() => way switch
        {
            "requests" => ListAsync(options),
            "a direct call" => CallAsync(options),
            "a download" => DownloadAsync(options),
            _ => WatchAsync(options with { AccessToken = null, Credential = new NetworkCredential("ann", "pw") }),
        });
    }

    private static PortSipConnectionOptions Options(Uri pbx, IWebProxy? proxy) => Bench.Options(pbx, accessToken: "T0ken", proxy: proxy, allowsUnencrypted: true);

    private static async Task ListAsync(PortSipConnectionOptions options)
    {
        using var bench = await Bench.SignInAsync(options);
        await bench.Client.Calls.ListAsync(CancellationToken.None);
    }

    private static async Task CallAsync(PortSipConnectionOptions options)
    {
        using var client = new PortSipDirectClient(options with { AccessToken = null });
        await client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None);
    }

    private static async Task DownloadAsync(PortSipConnectionOptions options)
    {
        using var folder = new TemporaryFolder();
        using var bench = await Bench.SignInAsync(options);
        var file = new PortSipRecordingFile { FileName = "call.wav", Url = "/api/blobs/rZTOS5" };
        await bench.Client.Recordings.DownloadAsync(file, new RecordingTarget { Path = Path.Combine(folder.Path, "call.wav") }, progress: null, CancellationToken.None);
    }

    private static async Task WatchAsync(PortSipConnectionOptions options)
    {
        using var stream = new EventStream(new EventEndpoint(options, () => options.Credential), EventBench.NoQueues, noteTarget: null, isGlobal: false);
        using var subscription = stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr], Filter = _ => true });
        if (!await subscription.Ready)
            throw subscription.LastFailure!;
    }
}
