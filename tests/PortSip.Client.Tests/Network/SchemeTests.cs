using System.Net.Sockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

/// <summary>An address whose scheme isn't the one that its port speaks.</summary>
public sealed class SchemeTests
{
    // What web servers answer at their https port to a request without TLS: with a page, with a line of text, or by closing.
    public static TheoryData<string> AnswersToPlainHttp =>
    [
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 72\r\nConnection: close\r\n\r\n<html><body>The plain HTTP request was sent to HTTPS port.</body></html>",
        "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002\u0016",
        "",
    ];

    [Fact]
    public async Task Https_to_a_port_that_speaks_plain_http_says_so_and_is_not_tried_again()
    {
        await using var plain = await FakePbx.StartAsync(_ => Answer.Json("{}"));
        var clock = new TestClock();

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Https(plain.ApiUri), clock)));

        Assert.Equal((PortSipFailure.ConnectionFailed, PortSipFailureReason.PlainHttpPort, true), (e.Failure, e.Reason, e.IsSafeToRetry));
        Assert.Contains("this port speaks plain http", e.Message, StringComparison.Ordinal);
        Assert.Empty(clock.Delays);
        Assert.Empty(plain.Requests);
    }

    [Fact]
    public async Task Plain_http_to_a_port_that_speaks_https_says_so_and_is_not_tried_again()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var secure = await FakePbx.StartAsync(_ => Answer.Json("{}"), certificate);
        var clock = new TestClock();

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Http(secure.ApiUri), clock)));

        Assert.Equal((PortSipFailure.ConnectionFailed, PortSipFailureReason.HttpsPort), (e.Failure, e.Reason));
        Assert.Contains("this port speaks https", e.Message, StringComparison.Ordinal);
        Assert.Empty(clock.Delays);
        Assert.Empty(secure.Requests);
    }

    [Theory]
    [MemberData(nameof(AnswersToPlainHttp))]
    public async Task An_https_port_is_known_however_it_answers_plain_http(string answer)
    {
        using var server = new SocketServer(socket => ServeAsync(socket, answer));
        var clock = new TestClock();

        // A request that could be repeated, on a connection that has contacted nobody yet.
        using var bench = await Bench.SignInAsync(Bench.Options(new Uri($"{server.Url}/api/"), clock, accessToken: Bench.Token));
        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal((PortSipFailure.ConnectionFailed, PortSipFailureReason.HttpsPort), (e.Failure, e.Reason));
        Assert.Empty(clock.Delays);
    }

    [Fact]
    public async Task A_port_that_has_answered_once_is_not_asked_what_it_speaks()
    {
        var connections = 0;
        using var server = new SocketServer(socket => AnswerOnceAsync(socket, Interlocked.Increment(ref connections) == 1));
        using var bench = await Bench.SignInAsync(Bench.Options(new Uri($"{server.Url}/api/"), maximumRetryCount: 0, accessToken: Bench.Token));
        await bench.Client.Calls.ListAsync(CancellationToken.None);

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(PortSipFailureReason.None, e.Reason);
        Assert.Equal(2, connections);
    }

    [Theory]
    [InlineData("wss")]
    [InlineData("ws")]
    public async Task The_event_socket_says_so_too_and_is_not_opened_again(string scheme)
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var rest = await FakePbx.StartAsync(_ => Answer.Json("""{"access_token":"t"}"""));
        await using var events = await FakeEventPbx.StartAsync(scheme == "ws" ? certificate : null);
        var options = Bench.Options(rest.ApiUri) with { EventUri = new UriBuilder(scheme, "127.0.0.1", events.ApiUri.Port, "/wsi").Uri, SkipCertificateCheck = true };
        using var bench = await Bench.SignInAsync(options);
        using var subscription = bench.Client.Events.Tenant.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });

        var e = await Bench.FailureOf(() => subscription.Ready);

        Assert.Equal((PortSipFailure.ConnectionFailed, scheme == "ws" ? PortSipFailureReason.HttpsPort : PortSipFailureReason.PlainHttpPort), (e.Failure, e.Reason));
        Assert.Equal(0, events.Attempts);
    }

    [Fact]
    public async Task A_refused_connection_has_nothing_to_do_with_the_scheme()
    {
        Uri closed;
        using (var server = new SocketServer(_ => Task.CompletedTask))
            closed = new Uri($"{server.Url}/api/");

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Https(closed), maximumRetryCount: 0)));

        Assert.Equal((PortSipFailure.ConnectionFailed, PortSipFailureReason.None), (e.Failure, e.Reason));
    }

    private static Uri Https(Uri uri) => new UriBuilder(uri) { Scheme = "https" }.Uri;

    private static Uri Http(Uri uri) => new UriBuilder(uri) { Scheme = "http" }.Uri;

    private static async Task ServeAsync(Socket socket, string answer)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var buffer = new byte[4096];
        if (await stream.ReadAsync(buffer, 0, buffer.Length) == 0)
            return;
        // The start of a TLS handshake is answered by an alert, as by a server that knows no version of the client's.
        var response = buffer[0] == 0x16 ? [0x15, 3, 3, 0, 2, 2, 70] : System.Text.Encoding.Latin1.GetBytes(answer);
        await stream.WriteAsync(response, 0, response.Length);
        socket.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(buffer, 0, buffer.Length) > 0)
            continue;
    }

    private static async Task AnswerOnceAsync(Socket socket, bool isAnswered)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var buffer = new byte[4096];
        if (await stream.ReadAsync(buffer, 0, buffer.Length) == 0 || !isAnswered)
            return;
        var response = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"items\":[]}"u8.ToArray();
        await stream.WriteAsync(response, 0, response.Length);
    }
}
