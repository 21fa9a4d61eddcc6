using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Client.Tests.Masking;

/// <summary>No secret comes back from the wire, or shows in what the client hands out.</summary>
public sealed class SecretTests
{
    public static TheoryData<string, Func<string, string>> Echoes => new()
    {
        { "plain", secret => secret },
        { "percent-encoded", Uri.EscapeDataString },
        { "percent-encoded in lower case", secret => Uri.EscapeDataString(secret).ToLowerInvariant() },
        { "form-encoded", secret => WebUtility.UrlEncode(secret) },
        { "as HTML", secret => WebUtility.HtmlEncode(secret) },
        { "as JSON in JSON", secret => JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() },
        { "as JSON in JSON, all escaped", secret => JsonEncodedText.Encode(secret).ToString() },
        { "at the end of a sentence", secret => $"it is {secret}." },
        { "doubled", secret => secret + secret },
        { "at the cut", secret => new string('x', 490) + secret },
    };

    [Theory]
    [MemberData(nameof(Echoes), DisableDiscoveryEnumeration = true)]
    public async Task An_echo_of_the_password_is_masked_in_all_parts_of_an_error(string form, Func<string, string> echo)
    {
        _ = form;
        foreach (var password in new[] { Bench.Password, "ends with a dot.", "  blank at both ends ", "\\\"/'<>&+=%é😀" })
        {
            using var pbx = new MemoryPbx(request => Echoing(echo(password)));
            var log = new CapturingLog();

            var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, password: password), log));

            AssertGone(password, e);
        }
    }

    [Theory]
    [MemberData(nameof(Echoes), DisableDiscoveryEnumeration = true)]
    public async Task An_echo_of_the_extension_password_is_masked(string form, Func<string, string> echo)
    {
        _ = form;
        using var pbx = new MemoryPbx(_ => Echoing(echo(Bench.ExtensionPassword)));
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx));

        AssertGone(Bench.ExtensionPassword, await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Echoes), DisableDiscoveryEnumeration = true)]
    public async Task An_echo_of_the_token_is_masked(string form, Func<string, string> echo)
    {
        _ = form;
        using var pbx = MemoryPbx.SigningIn(_ => Echoing(echo(Bench.Token)));
        using var bench = await Bench.SignInAsync(pbx);

        AssertGone(Bench.Token, await Bench.FailureOf(() => bench.Client.Calls.HoldAsync("7", "1001", CancellationToken.None)));
    }

    [Fact]
    public async Task An_echo_of_the_refresh_token_is_masked()
    {
        var clock = new TestClock();
        using var pbx = MemoryPbx.SigningIn(_ => Echoing(Bench.RefreshToken));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, keepsCredential: false));
        clock.Step(TimeSpan.FromHours(1));

        AssertGone(Bench.RefreshToken, await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    public async Task A_server_that_sends_back_what_it_gets_learns_nothing_to_the_reader(string before)
    {
        // No HTTP: the stack quotes the line that it can't read.
        using var echo = new TcpListener(IPAddress.Loopback, 0);
        echo.Start();
        _ = EchoAsync(echo, before);
        var uri = new Uri($"http://127.0.0.1:{((IPEndPoint)echo.LocalEndpoint).Port}/api/");
        var log = new CapturingLog();
        using var direct = new PortSipDirectClient(Bench.Options(uri), log);
        using var bench = await Bench.SignInAsync(Bench.Options(uri, accessToken: Bench.Token, maximumRetryCount: 0), log);

        await Bench.FailureOf(() => direct.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));
        await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_not_quoted()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$"""{"{{Bench.Token}}":{"id":[ {{Bench.Token}} ]},"items":"{{Bench.Token}}"}"""));
        using var bench = await Bench.SignInAsync(pbx);

        await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));
        await Bench.FailureOf(() => bench.Client.Calls.GetAsync("7", CancellationToken.None));
    }

    [Fact]
    public async Task A_redirect_that_repeats_the_URL_is_reported_without_it()
    {
        using var pbx = new MemoryPbx(request => Reply.Empty(302).With("Location", $"https://elsewhere.test{request.PathAndQuery}"));
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.Contains("https://elsewhere.test", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("extension_number", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verbose_line_shows_the_URL_with_its_password_masked()
    {
        using var pbx = new MemoryPbx(_ => Reply.Json(Reply.Call));
        var log = new CapturingLog();
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx), log);

        await client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None);

        Assert.Equal(
            "GET sessions/directly?extension_number=1001&password=********&caller=1001&callee=1002&domain=test.io&send_sdp=true", log.VerboseLines[0]);
        Assert.All(log.VerboseLines, Bench.AssertNoSecret);
    }

    [Fact]
    public async Task Nothing_that_is_handed_out_shows_a_secret()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(Reply.Call));
        var options = Bench.Options(Bench.MemoryUri, handler: pbx);
        using var bench = await Bench.SignInAsync(options);
        var call = await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        foreach (var shown in new object[] { bench.Connection, call, options, TestedOperation.Direct, AccessToken.Given(Bench.Token, bench.Clock) })
            Bench.AssertNoSecret($"{shown}");
        foreach (var property in typeof(PortSipConnection).GetProperties())
            Bench.AssertNoSecret($"{property.GetValue(bench.Connection)}");
    }

    [Theory]
    [InlineData("a?password=x&b=c", "a?password=********&b=c")]
    [InlineData("a?b=c&PASSWORD=x", "a?b=c&PASSWORD=********")]
    [InlineData("a?password=", "a?password=********")]
    [InlineData("a?access_token=x#y", "a?access_token=********#y")]
    [InlineData("a?mypassword=x", "a?mypassword=********")]
    [InlineData("a?voicemail_pin=1234&client_secret=x&%70assword=y", "a?voicemail_pin=********&client_secret=********&%70assword=********")]
    [InlineData("a?top=5&filter=name eq 'x'", "a?top=5&filter=name eq 'x'")]
    [InlineData("a?token=x&code=y&refresh_token=z", "a?token=********&code=********&refresh_token=********")]
    public void A_URL_loses_the_values_of_its_secret_parameters(string url, string shown) => Assert.Equal(shown, Secrets.MaskQuery(url));

    [Theory]
    [InlineData("a", "a bad day: a call at 11 was not answered", "a bad day: ******** call at 11 was not answered")]
    [InlineData("a", "the field 'a' in \"a\", password=a&b=c", "the field '********' in \"********\", password=********&b=c")]
    [InlineData("ab", "about a cab, password: AB", "about a cab, password: ********")]
    [InlineData("1", "HTTP 401: 1001 of 1002", "HTTP 401: 1001 of 1002")]
    [InlineData("abc", "an abc of abcs", "an abc of abcs")]
    [InlineData("abcd", "xabcdx", "x********x")]
    [InlineData("", "nothing", "nothing")]
    public void A_very_short_secret_is_masked_where_it_stands_as_a_value_and_not_within_words(string secret, string text, string shown) =>
        Assert.Equal(shown, Secrets.MaskValues(text, [secret]));

    [Fact]
    public async Task A_password_of_one_letter_leaves_the_errors_readable()
    {
        using var pbx = new MemoryPbx(_ => Echoing("the name \"e\" is no name"));

        var e = await Assert.ThrowsAsync<PortSipException>(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, password: "e")));

        Assert.Contains("the name \"********\" is no name", e.Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Echoing(string echo)
    {
        var body = new Dictionary<string, object> { ["errors"] = new object[] { new Dictionary<string, object> { ["code"] = echo, ["message"] = echo, ["detail"] = new Dictionary<string, object> { ["value"] = echo, [echo] = 1 } } } };
        return Reply.Bytes(JsonSerializer.SerializeToUtf8Bytes(body), 400);
    }

    private static void AssertGone(string secret, PortSipException e)
    {
        var told = $"{e} {string.Join(" ", e.Errors)} {string.Join(" ", e.Errors.Select(error => error.Detail))}";
        foreach (var form in new[]
        {
            secret, secret.Trim().TrimEnd('.'), Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), JsonEncodedText.Encode(secret).ToString(),
            JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), secret[..Math.Min(8, secret.Length)],
        })
            Assert.DoesNotContain(form, told, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task EchoAsync(TcpListener listener, string before)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            using (socket)
            {
                var buffer = new byte[65536];
                var read = await socket.ReceiveAsync(buffer);
                await socket.SendAsync(Encoding.ASCII.GetBytes(before));
                await socket.SendAsync(buffer.AsMemory(0, read));
                socket.Shutdown(SocketShutdown.Send);
                while (await socket.ReceiveAsync(buffer) > 0)
                {
                    // Until the client has closed as well, so that nothing is cut.
                }
            }
        }
    }
}
