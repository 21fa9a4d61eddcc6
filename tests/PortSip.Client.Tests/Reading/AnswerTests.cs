using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests.Reading;

/// <summary>What comes from the wire, in every form in which a PBX sends it.</summary>
public sealed class AnswerTests
{
    private const string Session = """{"id":"884757570370146304","calls":[{"caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:59.457188Z","talking_time":5}]}""";

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Any_2xx_is_success(int status)
    {
        foreach (var operation in TestedOperation.All)
        {
            using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(operation.SuccessBody, status));
            using var bench = await Bench.SignInAsync(pbx);
            await operation.RunAsync(bench.Client, CancellationToken.None);
            Assert.Equal(2, pbx.Requests.Count);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    public async Task An_action_needs_no_body_in_its_answer(int status)
    {
        foreach (var operation in TestedOperation.All.Where(o => o.SuccessBody.Length == 0))
        {
            using var pbx = MemoryPbx.SigningIn(_ => Reply.Empty(status));
            using var bench = await Bench.SignInAsync(pbx);
            await operation.RunAsync(bench.Client, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("""{"id":"884757570370146304"}""", "884757570370146304")]
    [InlineData("""{"id":884757570370146304}""", "884757570370146304")]
    [InlineData("""{"id":123456789012345678901234567890}""", "123456789012345678901234567890")]
    [InlineData("""{"id":"1c+ZhA=="}""", "1c+ZhA==")]
    [InlineData("""{"id":"q\/w"}""", "q/w")]
    [InlineData("""{"new":{"deep":[1,{"id":"no"}]},"id":"7","more":null}""", "7")]
    [InlineData("""{"id":"6","id":"7"}""", "7")]
    [InlineData("\uFEFF{\"id\":\"7\"}", "7")]
    [InlineData("  {\r\n\"id\" : \"7\"\t}\n", "7")]
    public async Task An_id_is_kept_digit_for_digit(string body, string id)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(body));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(id, (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task The_content_type_of_an_answer_does_not_matter(string? contentType)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(Encoding.UTF8.GetBytes(Session), 200, contentType));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal("884757570370146304", (await bench.Client.Calls.GetAsync("7", CancellationToken.None)).Id);
    }

    [Fact]
    public async Task A_call_is_read_with_all_its_fields()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(
            """
            {"id":"7","calls":[
              {"caller":"1001","caller_display_name":"Zoë","callee":"0033187691","trunk":"t1","started_at":"2024-08-20T06:00:59.457188Z","talking_time":5},
              {"caller":"1001","caller_display_name":"","callee":"1003","trunk":null,"started_at":"2024-08-20T08:00:58+02:00","talking_time":"9"}]}
            """));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.Calls.GetAsync("7", CancellationToken.None);

        Assert.Equal(("7", "1001", "0033187691", "Zoë", "t1"), (call.Id, call.Caller, call.Callee, call.CallerDisplayName, call.Trunk));
        Assert.Equal((PortSipCallState.Answered, TimeSpan.FromSeconds(9)), (call.State, call.TalkTime));
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 6, 0, 58, TimeSpan.Zero), call.StartedAt);
        Assert.Equal(TimeZoneInfo.Local.GetUtcOffset(call.StartedAt!.Value), call.StartedAt.Value.Offset);
        Assert.Equal((null, null), (call.Legs[1].CallerDisplayName, call.Legs[1].Trunk));
        Assert.Same(bench.Connection, call.Connection);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"2024-02-31T06:00:00Z\"")]
    [InlineData("\"0000-00-00T00:00:00Z\"")]
    [InlineData("\"never\"")]
    [InlineData("1724133659")]
    [InlineData("{\"a\":[1,2]}")]
    [InlineData("[[]]")]
    [InlineData("true")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"9999-12-31T23:59:59-14:00\"")]
    public async Task A_time_that_cannot_be_is_none(string time)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$"""{"id":"7","calls":[{"caller":"1001","started_at":{{time}},"talking_time":0}]}"""));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.Calls.GetAsync("7", CancellationToken.None);

        Assert.Equal((null, PortSipCallState.Trying, "1001"), (call.StartedAt, call.State, call.Caller));
    }

    [Theory]
    [InlineData("5", 5d)]
    [InlineData("\"5\"", 5d)]
    [InlineData("5.0", 5d)]
    [InlineData("4294967295", 4294967295d)]
    [InlineData("4294967296", null)]
    [InlineData("-1", null)]
    [InlineData("1e999", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public async Task A_talking_time_is_read_as_number_and_as_text(string value, double? seconds)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$"""{"id":"7","calls":[{"talking_time":{{value}}}]}"""));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(seconds, (await bench.Client.Calls.GetAsync("7", CancellationToken.None)).TalkTime?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{"items":[]}""", 0)]
    [InlineData("""{"count":0,"items":null}""", 0)]
    [InlineData("""{"count":"0","items":[]}""", 0)]
    [InlineData("""{"count":3,"items":[null,{"id":"7"},{"calls":[]},{"id":""},{"id":8,"calls":[null]},{"id":"9","calls":null}]}""", 3)]
    public async Task A_list_may_hold_nulls_and_entries_without_an_id(string body, int calls)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(body));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(calls, (await bench.Client.Calls.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_call_without_an_id_has_the_one_that_was_asked_for()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json("{}"));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal("884757570370146304", (await bench.Client.Calls.GetAsync("884757570370146304", CancellationToken.None)).Id);
    }

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
            : Answer.Streamed(isLengthTold ? size : null, async (body, stopping) =>
            {
                var block = new byte[64 * 1024];
                // Without a length, it continues until the client stops reading.
                for (var sent = 0; !isLengthTold || sent < size; sent += block.Length)
                    await body.WriteAsync(block, stopping);
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
