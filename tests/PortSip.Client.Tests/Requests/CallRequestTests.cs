using System.Globalization;
using System.Net;
using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests.Requests;

/// <summary>The exact requests that are sent.</summary>
public sealed class CallRequestTests
{
    // A field, its value in an originate, and its form in the JSON and in the query.
    private static readonly (string Name, Func<OriginateRequest, OriginateRequest> Set, string Json, string Query)[] OptionalFields =
    [
        ("caller_display_name", call => call with { CallerDisplayName = "Zoë \"Z\" & co" }, "\"caller_display_name\":\"Zoë \\\"Z\\\" & co\"", "caller_display_name=Zo%C3%AB%20%22Z%22%20%26%20co"),
        ("trunk", call => call with { Trunk = "trunk+1" }, "\"trunk\":\"trunk+1\"", "trunk=trunk%2B1"),
        ("rewrite_from", call => call with { RewriteFrom = "+33187691" }, "\"rewrite_from\":\"+33187691\"", "rewrite_from=%2B33187691"),
        ("rewrite_pai", call => call with { RewritePai = "0033187691" }, "\"rewrite_pai\":\"0033187691\"", "rewrite_pai=0033187691"),
        ("rewrite_rpi", call => call with { RewriteRpi = "#68" }, "\"rewrite_rpi\":\"#68\"", "rewrite_rpi=%2368"),
        ("user_data", call => call with { UserData = "a=b;c=<d>/'e'" }, "\"user_data\":\"a=b;c=<d>/'e'\"", "user_data=a%3Db%3Bc%3D%3Cd%3E%2F%27e%27"),
        ("additional_header", call => call with { AdditionalHeader = PortSipAdditionalHeader.AlertInfoAutoAnswerDelay0 }, "\"additional_header\":\"ALERT_INFO_AUTO_ANSWER_DELAY0\"", "additional_header=ALERT_INFO_AUTO_ANSWER_DELAY0"),
        ("header_direction", call => call with { HeaderDirection = PortSipHeaderDirection.Callee }, "\"header_direction\":\"CALLEE\"", "header_direction=CALLEE"),
        ("target", call => call with { Target = "sip:1002@10.0.0.1:5060" }, "\"target\":\"sip:1002@10.0.0.1:5060\"", "target=sip%3A1002%4010.0.0.1%3A5060"),
        ("target_instance_id", call => call with { TargetInstanceId = "<urn:uuid:1>" }, "\"target_instance_id\":\"<urn:uuid:1>\"", "target_instance_id=%3Curn%3Auuid%3A1%3E"),
        ("target_extension_number", call => call with { TargetExtensionNumber = "0042" }, "\"target_extension_number\":\"0042\"", "target_extension_number=0042"),
    ];

    public static TheoryData<string> OptionalFieldNames => [.. OptionalFields.Select(f => f.Name)];

    public static TheoryData<PortSipAdditionalHeader, string> AdditionalHeaders => new()
    {
        { PortSipAdditionalHeader.AnswerMode, "ANSWER_MODE" },
        { PortSipAdditionalHeader.CallInfo, "CALL_INFO" },
        { PortSipAdditionalHeader.AlertInfoAutoAnswerDelay0, "ALERT_INFO_AUTO_ANSWER_DELAY0" },
        { PortSipAdditionalHeader.AlertInfoAutoAnswer, "ALERT_INFO_AUTO_ANSWER" },
        { PortSipAdditionalHeader.AlertInfoIntercom, "ALERT_INFO_INTERCOM" },
    };

    [Fact]
    public async Task Every_operation_sends_exactly_this_request()
    {
        await using var pbx = await StartAsync();
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri));

        foreach (var operation in TestedOperation.All)
            await operation.RunAsync(bench.Client, CancellationToken.None);

        Assert.Equal(
            TestedOperation.All.Select(o => $"{o.Method} {o.PathAndQuery} {o.Body}".TrimEnd()),
            pbx.Operations.Select(r => r.ToString()));
        Assert.Equal(TestedOperation.All.Count + 1, pbx.Requests.Count);
    }

    [Fact]
    public async Task Every_request_has_the_headers_that_the_API_asks_for_and_no_others()
    {
        await using var pbx = await StartAsync();
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri));

        foreach (var operation in TestedOperation.All)
            await operation.RunAsync(bench.Client, CancellationToken.None);

        Assert.All(pbx.Operations, request =>
        {
            Assert.Equal($"Bearer {Bench.Token}", request.Header("Authorization"));
            Assert.Equal("application/json", request.Header("Accept"));
            Assert.StartsWith("PortSipCallControl/", request.Header("User-Agent"), StringComparison.Ordinal);
            Assert.Equal(request.Method == "POST" ? "application/json" : null, request.Header("Content-Type"));
            Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Header("Content-Length"));
            Assert.Equal(
                ["Accept", "Authorization", "Content-Length", .. request.Method == "POST" ? ["Content-Type"] : Array.Empty<string>(), "Host", "User-Agent"],
                request.Headers.Keys.Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(OptionalFieldNames))]
    public async Task An_originate_sends_each_optional_field_alone(string name)
    {
        var field = OptionalFields.Single(f => f.Name == name);

        Assert.Equal(
            $$"""{"caller":"1001","callee":"1002","send_sdp":true,{{field.Json}}}""",
            await BodyOfAsync(field.Set(TestedOperation.Originate)));
    }

    [Fact]
    public async Task An_originate_sends_all_fields_together()
    {
        var call = OptionalFields.Aggregate(TestedOperation.Originate with { SendSdp = false }, (call, field) => field.Set(call));

        Assert.Equal(
            $$"""{"caller":"1001","callee":"1002","send_sdp":false,{{string.Join(",", OptionalFields.Select(f => f.Json))}}}""",
            await BodyOfAsync(call));
    }

    [Theory]
    [MemberData(nameof(AdditionalHeaders))]
    public async Task An_additional_header_goes_by_its_name_in_the_API(PortSipAdditionalHeader header, string name) =>
        Assert.Equal(
            $$"""{"caller":"1001","callee":"1002","send_sdp":true,"additional_header":"{{name}}"}""",
            await BodyOfAsync(TestedOperation.Originate with { AdditionalHeader = header }));

    [Theory]
    [InlineData(PortSipHeaderDirection.Caller, "CALLER")]
    [InlineData(PortSipHeaderDirection.Callee, "CALLEE")]
    [InlineData(PortSipHeaderDirection.All, "ALL")]
    public async Task A_header_direction_goes_by_its_name_in_the_API(PortSipHeaderDirection direction, string name) =>
        Assert.Equal(
            $$"""{"caller":"1001","callee":"1002","send_sdp":true,"header_direction":"{{name}}"}""",
            await BodyOfAsync(TestedOperation.Originate with { HeaderDirection = direction }));

    [Theory]
    [InlineData("0033187691")]
    [InlineData("+33 1 87 69 10 00")]
    [InlineData("*63600")]
    [InlineData("#68")]
    [InlineData("884757570370146304")]
    [InlineData("sip:1002@test.io;x=\"1\"")]
    public async Task A_number_is_dialled_as_it_was_written(string number)
    {
        var json = $"\"{number.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

        Assert.Equal(
            $$"""{"caller":{{json}},"callee":{{json}},"send_sdp":true}""",
            await BodyOfAsync(new OriginateRequest { Caller = number, Callee = number }));
        Assert.Equal(
            $$"""{"extension_number":{{json}},"refer_to":{{json}}}""",
            (await SentAsync(client => client.Calls.TransferAsync("111222", number, number, CancellationToken.None))).Text);
        Assert.Equal(
            $"extension_number=1001&password=x&caller={Uri.EscapeDataString(number)}&callee={Uri.EscapeDataString(number)}&domain=test.io&send_sdp=true",
            (await SentDirectlyAsync(Direct(new OriginateRequest { Caller = number, Callee = number }))).PathAndQuery.Split('?')[1]);
    }

    [Theory]
    [InlineData("884757570370146304", "884757570370146304")]
    [InlineData("111222", "111222")]
    [InlineData("1c+ZhA==", "1c%2BZhA%3D%3D")]
    [InlineData("q/w+e=", "q%2Fw%2Be%3D")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../users", "..%2Fusers")]
    [InlineData("...", "...")]
    [InlineData("%2F", "%252F")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a?b#c&d", "a%3Fb%23c%26d")]
    [InlineData("a b", "a%20b")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("a:b@c;d,e", "a%3Ab%40c%3Bd%2Ce")]
    [InlineData("*!'()", "%2A%21%27%28%29")]
    [InlineData("-._~", "-._~")]
    [InlineData("é😀", "%C3%A9%F0%9F%98%80")]
    [InlineData("0", "0")]
    [InlineData("01", "01")]
    public async Task An_id_is_one_segment_of_the_path_whatever_it_holds(string id, string segment)
    {
        Assert.Equal($"/api/sessions/{segment}", (await SentAsync(client => client.Calls.GetAsync(id, CancellationToken.None))).PathAndQuery);
        Assert.Equal($"/api/sessions/{segment}/destroy", (await SentAsync(client => client.Calls.HangUpAsync(id, CancellationToken.None))).PathAndQuery);
        Assert.Equal($"/api/sessions/{segment}/hold", (await SentAsync(client => client.Calls.HoldAsync(id, "1001", CancellationToken.None))).PathAndQuery);
        Assert.Equal($"/api/sessions/{segment}/refer", (await SentAsync(client => client.Calls.TransferAsync(id, "1001", "1002", CancellationToken.None))).PathAndQuery);
    }

    [Theory]
    [InlineData("1001", "1002", null, "1003", null, """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1003"}""")]
    [InlineData("1001", "1002", "111111", "1003", "222222", """{"extension_number":"1001","refer_to_1":"1002","session_1":"111111","refer_to_2":"1003","session_2":"222222"}""")]
    [InlineData("1001", "1002", null, "166000", "182343594055508", """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"166000","session_2":"182343594055508"}""")]
    [InlineData("1001", null, "111111", null, "222222", """{"extension_number":"1001","refer_to_1":"","session_1":"111111","refer_to_2":"","session_2":"222222"}""")]
    [InlineData("1001", "", "1c+Z/A==", "", "222222", """{"extension_number":"1001","refer_to_1":"","session_1":"1c+Z/A==","refer_to_2":"","session_2":"222222"}""")]
    [InlineData("1001", "1002", "0", "1003", "0", """{"extension_number":"1001","refer_to_1":"1002","session_1":"0","refer_to_2":"1003","session_2":"0"}""")]
    public async Task An_attended_transfer_has_every_documented_form(string transferor, string? referTo1, string? session1, string? referTo2, string? session2, string body)
    {
        var request = await SentAsync(client => client.Calls.TransferAttendedAsync(
            new AttendedTransferRequest { ExtensionNumber = transferor, ReferTo1 = referTo1, Session1 = session1, ReferTo2 = referTo2, Session2 = session2 },
            CancellationToken.None));

        Assert.Equal(("/api/sessions/1/attended_refer", body), (request.PathAndQuery, request.Text));
    }

    [Fact]
    public async Task The_originate_by_URL_is_exactly_the_documented_example()
    {
        var call = new DirectOriginateRequest { Call = TestedOperation.Originate, Domain = "test.io", Credential = new NetworkCredential("1001", "A1s2d3f4") };

        var request = await SentDirectlyAsync(call);

        Assert.Equal(
            "GET /api/sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true",
            request.ToString());
        Assert.Equal(["Accept", "Content-Length", "Host", "User-Agent"], request.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            "https://pbx.test:8887/api/sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true",
            call.ToUri(Bench.MemoryUri).AbsoluteUri);
    }

    [Theory]
    [MemberData(nameof(OptionalFieldNames))]
    public async Task The_originate_by_URL_sends_each_optional_field_alone(string name)
    {
        var field = OptionalFields.Single(f => f.Name == name);

        Assert.Equal(
            $"/api/sessions/directly?extension_number=1001&password=x&caller=1001&callee=1002&domain=test.io&send_sdp=true&{field.Query}",
            (await SentDirectlyAsync(Direct(field.Set(TestedOperation.Originate)))).PathAndQuery);
    }

    [Fact]
    public async Task The_originate_by_URL_sends_all_fields_together()
    {
        var call = OptionalFields.Aggregate(TestedOperation.Originate with { SendSdp = false }, (call, field) => field.Set(call));

        Assert.Equal(
            $"/api/sessions/directly?extension_number=1001&password=x&caller=1001&callee=1002&domain=test.io&send_sdp=false&{string.Join("&", OptionalFields.Select(f => f.Query))}",
            (await SentDirectlyAsync(Direct(call))).PathAndQuery);
    }

    [Fact]
    public async Task The_password_in_the_URL_is_percent_encoded()
    {
        const string password = "a&b=c d+é%/?#\"\\";

        var request = await SentDirectlyAsync(TestedOperation.Direct with { Credential = new NetworkCredential("1001", password) });

        Assert.Contains("&password=a%26b%3Dc%20d%2B%C3%A9%25%2F%3F%23%22%5C&", request.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_UTF_8_without_a_byte_order_mark()
    {
        var request = await SentAsync(client => client.Calls.HoldAsync("111222", "é😀", CancellationToken.None));

        Assert.Equal(Encoding.UTF8.GetBytes("""{"extension_number":"é😀"}"""), Unescaped(request.Body));
    }

    [Theory]
    [MemberData(nameof(TestedOperation.Names), MemberType = typeof(TestedOperation))]
    public async Task A_server_that_closes_before_it_answers_gets_no_POST_twice_by_itself(string name)
    {
        var operation = TestedOperation.Named(name);
        using var server = new ClosingServer(ClosingMoment.AfterRequest);
        using var bench = await Bench.SignInAsync(Bench.Options(server.ApiUri, maximumRetryCount: 0, accessToken: Bench.Token));

        await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

        // An originate is looked for among the active calls, by one GET.
        Assert.Equal(operation.Kind == OperationKind.Originate ? 2 : 1, server.Requests);
    }

    [Fact]
    public async Task A_server_that_closes_before_it_answers_gets_the_originate_by_URL_once()
    {
        using var server = new ClosingServer(ClosingMoment.AfterRequest);
        using var client = new PortSipDirectClient(Bench.Options(server.ApiUri));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.Equal((PortSipFailure.CallOutcomeUnknown, 1), (e.Failure, server.Requests));
    }

    [Fact]
    public async Task A_server_that_closes_before_it_answers_gets_the_sign_in_once()
    {
        using var server = new ClosingServer(ClosingMoment.AfterRequest);

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(server.ApiUri)));

        Assert.Equal((PortSipFailure.ConnectionFailed, 1), (e.Failure, server.Requests));
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_has_closed_does_not_send_an_originate_twice()
    {
        // Each answer announces the end of its connection, so the next request needs another.
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("sign_in", StringComparison.Ordinal)
            ? SignedIn.With("Connection", "close")
            : Answer.Json(Reply.Call).With("Connection", "close"));
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri));

        for (var i = 0; i < 5; i++)
            await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal(5, pbx.Operations.Count);
    }

    private static Answer SignedIn => Answer.Json($$"""{"access_token":"{{Bench.Token}}","expires_in":1800,"refresh_token":"{{Bench.RefreshToken}}"}""");

    private static Task<FakePbx> StartAsync() => FakePbx.StartAsync(request =>
        request.Path.EndsWith("/auth/sign_in", StringComparison.Ordinal) ? SignedIn
        : TestedOperation.All.FirstOrDefault(o => o.Is(request)) is { SuccessBody.Length: > 0 } operation ? Answer.Json(operation.SuccessBody)
        : Answer.Empty(204));

    private static DirectOriginateRequest Direct(OriginateRequest call) =>
        new() { Call = call, Domain = "test.io", Credential = new NetworkCredential("1001", "x") };

    // JSON may escape what lies beyond the first plane; the text is the same.
    private static byte[] Unescaped(byte[] body) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));

    private static async Task<string> BodyOfAsync(OriginateRequest call) =>
        (await SentAsync(client => client.Calls.OriginateAsync(call, CancellationToken.None))).Text;

    private static async Task<RecordedRequest> SentAsync(Func<PortSipClient, Task> action)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json("""{"id":"1","calls":[]}"""));
        using var bench = await Bench.SignInAsync(pbx);
        await action(bench.Client);
        return Assert.Single(pbx.Requests.Skip(1));
    }

    private static async Task<RecordedRequest> SentDirectlyAsync(DirectOriginateRequest call)
    {
        using var pbx = new MemoryPbx(_ => Reply.Json(Reply.Call));
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx));
        await client.OriginateCallAsync(call, CancellationToken.None);
        // The handler's view lacks what the stack adds; the headers are seen on a socket.
        await using var server = await FakePbx.StartAsync(_ => Answer.Json(Reply.Call));
        using var overSocket = new PortSipDirectClient(Bench.Options(server.ApiUri));
        await overSocket.OriginateCallAsync(call, CancellationToken.None);
        var request = Assert.Single(server.Requests);
        Assert.Equal(Assert.Single(pbx.Requests).PathAndQuery, request.PathAndQuery);
        return request;
    }
}
