using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests.Reading;

/// <summary>Responses that the client cannot or will not read.</summary>
public sealed class UnreadableAnswerTests
{
    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "an array", "[]"u8.ToArray() },
        { "a text", "\"x\""u8.ToArray() },
        { "a number", "5"u8.ToArray() },
        { "true", "true"u8.ToArray() },
        { "null", "null"u8.ToArray() },
        { "nothing", [] },
        { "only a byte order mark", [0xEF, 0xBB, 0xBF] },
        { "only white space", "  \r\n"u8.ToArray() },
        { "HTML", "<!DOCTYPE html><html></html>"u8.ToArray() },
        { "HTML after a byte order mark", "\uFEFF  <html>"u8.ToArray() },
        { "words", "Internal error"u8.ToArray() },
        { "cut off in a text", "{\"id\":\"88475"u8.ToArray() },
        { "cut off after a comma", "{\"items\":[],"u8.ToArray() },
        { "two objects", "{} {}"u8.ToArray() },
        { "a comment", "/* */ {}"u8.ToArray() },
        { "a trailing comma", "{\"items\":[],}"u8.ToArray() },
        { "zeros", new byte[100] },
        { "half of UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"id\":\"7\"").Append((byte)'}')] },
        { "too deep", Encoding.ASCII.GetBytes("{\"x\":" + new string('[', 5000) + new string(']', 5000) + "}") },
        { "much too deep", Encoding.ASCII.GetBytes(new string('[', 100_000)) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_says_InvalidResponse(string what, byte[] body)
    {
        _ = what;
        foreach (var name in new[] { "list", "get" })
        {
            using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(body));
            using var bench = await Bench.SignInAsync(pbx);

            var e = await Bench.FailureOf(() => TestedOperation.Named(name).RunAsync(bench.Client, CancellationToken.None));

            Assert.Equal((PortSipFailure.InvalidResponse, 200, 2), (e.Failure, (int?)e.StatusCode, pbx.Requests.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_sign_in_that_cannot_be_read_says_InvalidResponse(string what, byte[] body)
    {
        _ = what;
        using var pbx = new MemoryPbx(_ => Reply.Bytes(body));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Equal((PortSipFailure.InvalidResponse, 1), (e.Failure, pbx.Requests.Count));
    }

    [Theory]
    [InlineData("hang up", PortSipFailure.InvalidResponse)]
    [InlineData("hold", PortSipFailure.InvalidResponse)]
    [InlineData("unhold latest", PortSipFailure.InvalidResponse)]
    [InlineData("transfer", PortSipFailure.TransferOutcomeUnknown)]
    public async Task A_web_page_is_not_a_response_to_an_action(string name, PortSipFailure failure)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Html());
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => TestedOperation.Named(name).RunAsync(bench.Client, CancellationToken.None));

        Assert.Equal((failure, 2), (e.Failure, pbx.Requests.Count));
        Assert.Contains("web page", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_fifty_megabytes_is_not_read(bool isLengthTold)
    {
        const int size = 50 * 1024 * 1024;
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("sign_in", StringComparison.Ordinal)
            ? Answer.Json("""{"access_token":"t"}""")
            : Answer.Streamed(isLengthTold ? size : null, async send =>
            {
                var block = new byte[64 * 1024];
                // Without a length, it continues until the client stops reading.
                for (var sent = 0; !isLengthTold || sent < size; sent += block.Length)
                    await send(block);
            }));
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri));

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal((PortSipFailure.InvalidResponse, 1), (e.Failure, pbx.Operations.Count));
        Assert.Contains("8 MiB", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_cap_is_eight_mebibytes_to_the_byte(int more, bool isRead)
    {
        var body = new byte[Transport.LargestBody + more];
        body.AsSpan().Fill((byte)' ');
        "{\"items\":[]}"u8.CopyTo(body);
        // The length is not told.
        using var pbx = MemoryPbx.SigningIn(_ => new HttpResponseMessage { Content = new UnknownLengthContent(body) });
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Record.ExceptionAsync(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(isRead, e is null);
    }

    private sealed class UnknownLengthContent(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(body, 0, body.Length);

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(body));

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
