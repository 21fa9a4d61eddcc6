using System.Globalization;
using System.Net;
using System.Text;
using PortSip.Testing;
using static PortSip.Client.Tests.Requests.CallRequestTests;

namespace PortSip.Client.Tests.Requests;

/// <summary>The exact request that places a call without a token.</summary>
public sealed class DirectRequestTests
{
    [Fact]
    public async Task The_originate_by_URL_is_exactly_the_documented_example()
    {
        var call = new DirectOriginateRequest { Call = TestedOperation.Originate, Domain = "test.io", Credential = new NetworkCredential("1001", "A1s2d3f4") };

        var request = await SentDirectlyAsync(call);

        Assert.Equal(
            "GET /api/sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true",
            request.ToString());
        Assert.Equal(["Accept", .. HasContent(request) ? ["Content-Length"] : Array.Empty<string>(), "Host", "User-Agent"], request.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            "https://pbx.test:8887/api/sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true",
            call.ToUri(Bench.MemoryUri).AbsoluteUri);
    }

    [Theory]
    [MemberData(nameof(OptionalFieldNames), MemberType = typeof(CallRequestTests))]
    public async Task The_originate_by_URL_sends_each_optional_field_alone(string name)
    {
        var field = OptionalFields.Single(f => f.Name == name);

        Assert.Equal(
            AsSent($"/api/sessions/directly?extension_number=1001&password=x&caller=1001&callee=1002&domain=test.io&send_sdp=true&{field.Query}"),
            AsSent((await SentDirectlyAsync(Direct(field.Set(TestedOperation.Originate)))).PathAndQuery));
    }

    [Fact]
    public async Task The_originate_by_URL_sends_all_fields_together()
    {
        var call = OptionalFields.Aggregate(TestedOperation.Originate with { SendSdp = false }, (call, field) => field.Set(call));

        Assert.Equal(
            AsSent($"/api/sessions/directly?extension_number=1001&password=x&caller=1001&callee=1002&domain=test.io&send_sdp=false&{string.Join("&", OptionalFields.Select(f => f.Query))}"),
            AsSent((await SentDirectlyAsync(Direct(call))).PathAndQuery));
    }

    [Fact]
    public async Task The_password_in_the_URL_is_percent_encoded()
    {
        const string password = "a&b=c d+é%/?#\"\\";

        var request = await SentDirectlyAsync(TestedOperation.Direct with { Credential = new NetworkCredential("1001", password) });

        Assert.Contains("&password=a%26b%3Dc%20d%2B%C3%A9%25%2F%3F%23%22%5C&", request.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_closes_before_it_answers_gets_the_originate_by_URL_once()
    {
        using var server = new ClosingServer(ClosingMoment.AfterRequest);
        using var client = new PortSipDirectClient(Bench.Options(server.ApiUri));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.Equal((PortSipFailure.CallOutcomeUnknown, 1), (e.Failure, server.Requests));
    }

    internal static DirectOriginateRequest Direct(OriginateRequest call) =>
        new() { Call = call, Domain = "test.io", Credential = new NetworkCredential("1001", "x") };

    internal static async Task<RecordedRequest> SentDirectlyAsync(DirectOriginateRequest call)
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
