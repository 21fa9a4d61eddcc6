using PortSip.Client.Tests.Records;
using PortSip.Testing;

namespace PortSip.Client.Tests.Rest;

public sealed class RestTests
{
    [Theory]
    [InlineData("call_queues", "/api/call_queues")]
    [InlineData("/call_queues", "/api/call_queues")]
    [InlineData("/api/call_queues/7?top=1", "/api/call_queues/7?top=1")]
    [InlineData(" users/a b ", "/api/users/a%20b")]
    [InlineData("x/a:b", "/api/x/a:b")]
    [InlineData("a:b/c", "/api/a:b/c")]
    [InlineData("blobs/%2A63", "/api/blobs/%2A63")]
    public async Task A_path_is_under_the_APIs_root(string path, string sent)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("{}"));

        await pbx.Client.Rest.InvokeAsync(new RestRequest { Path = path }, default);

        Assert.Equal([$"GET {sent}"], pbx.Requests);
        Assert.Equal("Bearer the-token", pbx.Recorded[0].Header("Authorization"));
    }

    [Fact]
    public async Task An_absolute_URL_on_the_same_server_is_one_too()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("{}"));

        await pbx.Client.Rest.InvokeAsync(new RestRequest { Path = $"{pbx.Connection.Server}/api/info?domain=x" }, default);

        Assert.Equal(["GET /api/info?domain=x"], pbx.Requests);
    }

    [Theory]
    [InlineData("https://elsewhere.example/api/users")]
    [InlineData("//elsewhere.example/api/users")]
    [InlineData("http://127.0.0.1:1/api/users")]
    [InlineData(@"\\elsewhere\x")]
    [InlineData(@"/\elsewhere.example/x")]
    [InlineData("../wsi")]
    [InlineData("users/../../wsi")]
    [InlineData("%2e%2e/wsi")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("users#x")]
    [InlineData("users\r\nX: y")]
    [InlineData("sessions/directly?caller=1")]
    [InlineData("/api/Sessions//%64irectly/")]
    public async Task A_path_to_elsewhere_is_refused_and_nothing_is_sent(string path)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("{}"));

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Rest.InvokeAsync(new RestRequest { Path = path }, default));

        Assert.Equal(PortSipFailure.ValidationFailed, failure.Failure);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task Query_values_are_encoded_lists_repeat_and_null_is_left_out()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("{}"));

        await pbx.Client.Rest.InvokeAsync(new RestRequest { Path = "x?a=1", Query = [new("b", "*63&"), new("c", new object?[] { 1L, true }), new("d", null)] }, default);

        Assert.Equal(["GET /api/x?a=1&b=%2A63%26&c=1&c=true"], pbx.Requests);
    }

    [Fact]
    public async Task A_body_is_written_as_it_was_given_to_the_last_digit()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        await pbx.Client.Rest.InvokeAsync(new RestRequest
        {
            Method = PortSipRestMethod.Post,
            Path = "monitor_groups",
            Body = new List<KeyValuePair<string, object?>> { new("name", "+é"), new("id", 884757570370146304L), new("n", 1.10m), new("list", new object?[] { null, false }) },
        }, default);
        await pbx.Client.Rest.InvokeAsync(new RestRequest { Method = PortSipRestMethod.Post, Path = "x", JsonBody = """{ "a" : 1 }""" }, default);
        await pbx.Client.Rest.InvokeAsync(new RestRequest { Method = PortSipRestMethod.Post, Path = "x/destroy" }, default);

        Assert.Equal(
            ["""POST /api/monitor_groups {"name":"+é","id":884757570370146304,"n":1.10,"list":[null,false]}""", """POST /api/x { "a" : 1 }""", "POST /api/x/destroy"], pbx.Requests);
        Assert.All(pbx.Recorded, r => Assert.Equal("application/json", r.Header("Content-Type")));
    }

    [Theory]
    [InlineData(PortSipRestMethod.Get, "{}")]
    [InlineData(PortSipRestMethod.Post, "{not json")]
    public async Task A_body_that_cant_be_is_refused_and_nothing_is_sent(PortSipRestMethod method, string body)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Rest.InvokeAsync(new RestRequest { Method = method, Path = "x", JsonBody = body }, default));

        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData(PortSipRestMethod.Get, 4)]
    [InlineData(PortSipRestMethod.Post, 1)]
    public async Task A_lost_response_repeats_a_GET_and_never_a_POST(PortSipRestMethod method, int requests)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Reset);

        await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Rest.InvokeAsync(new RestRequest { Method = method, Path = "x" }, default));

        Assert.Equal(requests, pbx.Requests.Count);
    }

    [Theory]
    [InlineData("884757570370146304", 884757570370146304L)]
    [InlineData("-5", -5L)]
    [InlineData("88475757037014630412345", "88475757037014630412345")]
    [InlineData("0.25", 0.25)]
    [InlineData("1e300", 1e300)]
    [InlineData("1e999", "1e999")]
    [InlineData("0.1234567890123456789012345678901", "0.1234567890123456789012345678901")]
    public async Task No_number_loses_a_digit(string json, object expected)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"n":{{json}}}"""));

        var fields = Assert.IsAssignableFrom<IReadOnlyList<KeyValuePair<string, object?>>>(await pbx.Client.Rest.InvokeAsync(new RestRequest { Path = "x" }, default));

        Assert.Equal(expected, Assert.Single(fields).Value);
    }

    [Fact]
    public async Task All_items_of_a_collection_come_page_by_page_those_without_an_id_once()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Skip() == 0
            ? Answer.Json($$"""{"items":[{{string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{"code":{{i}}}"""))}}]}""")
            : Answer.Json("""{"items":[{"code":99},{"code":100}]}"""));

        var items = await pbx.Client.Rest.InvokeAllAsync(new RestRequest { Path = "x", Query = [new("orderby", "code")] }).ToListAsync(CancellationToken.None);

        Assert.Equal(101, items.Count);
        Assert.Equal(["GET /api/x?orderby=code&top=100&skip=0&count=true", "GET /api/x?orderby=code&top=100&skip=100&count=true"], pbx.Requests);
    }

    [Fact]
    public async Task What_is_not_a_collection_is_InvalidResponse()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""{"id":"1"}"""));

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Rest.InvokeAllAsync(new RestRequest { Path = "x" }).ToListAsync(CancellationToken.None));

        Assert.Equal(PortSipFailure.InvalidResponse, failure.Failure);
    }

    [Fact]
    public async Task A_secret_in_a_body_is_masked_where_the_PBX_repeats_it()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Answer.Error(400, "VALIDATE_FAILED", "bad password S3cret-pass"));

        var failure = await Assert.ThrowsAsync<PortSipException>(() =>
            pbx.Client.Rest.InvokeAsync(new RestRequest { Method = PortSipRestMethod.Post, Path = "users", JsonBody = """{"users":[{"sip_password":"S3cret-pass"}]}""" }, default));

        Assert.DoesNotContain("S3cret-pass", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(pbx.Log.Lines, line => line.Contains("S3cret-pass", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("users?sip_password=S3cret%2Fpass", "S3cret/pass")]
    [InlineData("users?PIN=73194628", "73194628")]
    public async Task A_secret_in_the_paths_own_query_is_masked_where_the_PBX_repeats_it(string path, string secret)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(400, "VALIDATE_FAILED", $"bad value {secret}"));

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Rest.InvokeAsync(new RestRequest { Path = path }, default));

        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(pbx.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal) || line.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"voicemail_pin":73194628}""")]
    [InlineData("""{"pins":[1,73194628]}""")]
    [InlineData("""{"secrets":{"first":"73194628"}}""")]
    public async Task A_secret_is_one_as_a_number_and_further_in_too(string body)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(400, "VALIDATE_FAILED", "bad value 73194628"));

        var failure = await Assert.ThrowsAsync<PortSipException>(() =>
            pbx.Client.Rest.InvokeAsync(new RestRequest { Method = PortSipRestMethod.Post, Path = "users", JsonBody = body }, default));

        Assert.DoesNotContain("73194628", failure.ToString(), StringComparison.Ordinal);
    }
}
