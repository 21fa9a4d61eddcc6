using System.Text;

namespace PortSip.Client.Tests.Reading;

/// <summary>Answers in another encoding than they should be in, and keys in another case.</summary>
public sealed class AnswerTextTests
{
    private const string Json = """{"count":1,"items":[{"id":"7","calls":[{"caller":"1001","caller_display_name":"Zoë Ünal €","callee":"1002"}]}]}""";

#if NET
    static AnswerTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif

    [Theory]
    [InlineData("utf-8", "application/json")]
    [InlineData("utf-8", "application/json; charset=utf-8")]
    [InlineData("utf-8", "application/json; charset=\"UTF-8\"")]
    [InlineData("utf-8", "application/json; charset=utf8")]
    // What is UTF-8 is read as that, whatever a server says by default.
    [InlineData("utf-8", "application/json; charset=iso-8859-1")]
    [InlineData("utf-8", "application/json; charset=nonsense")]
    [InlineData("utf-8", "text/plain")]
    [InlineData("utf-8", null)]
    [InlineData("windows-1252", "application/json; charset=windows-1252")]
    [InlineData("iso-8859-15", "application/json; charset=ISO-8859-15")]
    [InlineData("utf-16", "application/json; charset=utf-16")]
    [InlineData("utf-16", "application/json")]
    [InlineData("utf-16BE", "application/json; charset=utf-16BE")]
    [InlineData("utf-16BE", "application/json")]
    public async Task Every_charset_is_read(string charset, string? contentType)
    {
        var call = await CallAsync(Encoding.GetEncoding(charset).GetBytes(Json), contentType);

        Assert.Equal("Zoë Ünal €", call.CallerDisplayName);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public async Task A_byte_order_mark_says_more_than_the_header(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);

        var call = await CallAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(Json)], "application/json; charset=iso-8859-1");

        Assert.Equal("Zoë Ünal €", call.CallerDisplayName);
    }

    [Theory]
    [InlineData("gb2312", "张伟")]
    [InlineData("big5", "張偉")]
    [InlineData("shift_jis", "山田")]
    [InlineData("koi8-r", "Иван")]
    [InlineData("windows-1256", "علي")]
    public async Task Charsets_of_other_scripts_are_read(string charset, string name)
    {
        var call = await CallAsync(Encoding.GetEncoding(charset).GetBytes(Json.Replace("Zoë Ünal €", name, StringComparison.Ordinal)), $"application/json; charset={charset}");

        Assert.Equal(name, call.CallerDisplayName);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task What_no_charset_explains_costs_only_the_text(string charset)
    {
        var call = await CallAsync(Encoding.GetEncoding("windows-1252").GetBytes(Json), $"application/json; charset=\"{charset}\"");

        Assert.Equal("Zo\uFFFD \uFFFDnal \uFFFD", call.CallerDisplayName);
    }

    [Fact]
    public async Task Keys_are_read_in_any_case()
    {
        var call = await CallAsync(Encoding.UTF8.GetBytes("""{"Count":1,"Items":[{"ID":"7","Calls":[{"CALLER":"1001","Caller_Display_Name":"Zoë","callee":"1002"}]}]}"""), "application/json");

        Assert.Equal(("7", "1001", "Zoë", "1002"), (call.Id, call.Caller, call.CallerDisplayName, call.Callee));
    }

    [Fact]
    public async Task A_token_is_read_in_any_case()
    {
        using var pbx = new MemoryPbx(request => request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? Reply.Json("""{"Access_Token":"second-token","Expires_In":100}""") : Reply.Calls());
        using var bench = await Bench.SignInAsync(pbx);

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal("Bearer second-token", pbx.Requests[^1].Header("Authorization"));
    }

    [Theory]
    [InlineData("""{"Errors":[{"Code":"VALIDATE_FAILED","Message":"bad caller","Detail":{"field":"caller"}}]}""", "utf-8")]
    [InlineData("""{"errors":[{"code":"VALIDATE_FAILED","message":"bad caller","detail":{"field":"caller"}}]}""", "utf-16")]
    public async Task A_refusal_is_read_in_any_case_and_charset(string body, string charset)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(Encoding.GetEncoding(charset).GetBytes(body), 400));
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(("VALIDATE_FAILED", "bad caller", """{"field":"caller"}"""), (e.Code, e.Errors[0].Message, e.Errors[0].Detail));
    }

    [Theory]
    [InlineData("""{"count":5}""")]
    [InlineData("""{"COUNT":5}""")]
    [InlineData("""{"count":5,"items":5}""")]
    public async Task A_count_without_items_says_InvalidResponse(string body)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(body));
        using var bench = await Bench.SignInAsync(pbx);

        foreach (var read in new Func<Task>[]
        {
            () => bench.Client.Calls.ListAsync(CancellationToken.None),
            () => bench.Client.Queues.ListAsync(CancellationToken.None),
            async () => await bench.Client.Monitoring.ListGroupsAsync().ToListAsync(CancellationToken.None),
            async () => await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None),
            async () => await bench.Client.Recordings.ListAsync(new RecordQuery()).ToListAsync(CancellationToken.None),
            () => bench.Client.Records.FindCallLogsAsync("7", CancellationToken.None),
            async () => await bench.Client.Rest.InvokeAllAsync(new RestRequest { Path = "providers" }, CancellationToken.None).ToListAsync(CancellationToken.None),
        })
            Assert.Equal(PortSipFailure.InvalidResponse, (await Bench.FailureOf(read)).Failure);
    }

    private static async Task<PortSipCall> CallAsync(byte[] body, string? contentType)
    {
        using var pbx = MemoryPbx.SigningIn(_ =>
        {
            var reply = Reply.Bytes(body, contentType: null);
            if (contentType is not null)
                reply.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            return reply;
        });
        using var bench = await Bench.SignInAsync(pbx);

        return Assert.Single(await bench.Client.Calls.ListAsync(CancellationToken.None));
    }
}
