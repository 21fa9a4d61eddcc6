namespace PortSip.Simulator.Tests.Http;

public sealed class KestrelServerTests
{
    private const string Call = """{"caller":"1001","callee":"1002","send_sdp":true}""";

    [Theory]
    [InlineData(SimulatorFaultKind.ResetBeforeCommit, 0)]
    [InlineData(SimulatorFaultKind.ResetAfterCommit, 1)]
    [InlineData(SimulatorFaultKind.CommitThenLoseAnswer, 1)]
    public async Task A_reset_is_real_here(SimulatorFaultKind kind, int calls)
    {
        using var pbx = new SimulatedPbx();
        await using var server = await KestrelServer.StartAsync(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        pbx.Rules.AddFault(new SimulatorFault(kind) { Operation = SimulatorOperation.OriginateCall });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("sessions", PbxHttp.Json(Call)));

        Assert.Equal(calls, pbx.OriginateCount);
    }

    [Fact]
    public async Task Both_servers_serve_the_same()
    {
        using var first = new SimulatedPbx();
        using var second = new SimulatedPbx();
        using var listener = SimulatorServer.Start(first);
        await using var kestrel = await KestrelServer.StartAsync(second);

        Assert.Equal(await TalkAsync(listener.ApiUri), await TalkAsync(kestrel.ApiUri));
        Assert.Equal(
            first.Journal.Select(entry => (entry.Method, entry.Path, entry.Query, entry.Body, entry.StatusCode)),
            second.Journal.Select(entry => (entry.Method, entry.Path, entry.Query, entry.Body, entry.StatusCode)));
    }

    private static async Task<IReadOnlyList<string>> TalkAsync(Uri apiUri)
    {
        using var client = await PbxHttp.SignInAsync(apiUri);
        List<string> answers = [];
        async Task Ask(HttpMethod method, string path, string? body = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : PbxHttp.Json(body) };
            using var response = await client.SendAsync(request);
            answers.Add($"{(int)response.StatusCode} {response.Content.Headers.ContentType} {await response.Content.ReadAsStringAsync()}");
        }

        await Ask(HttpMethod.Post, "sessions", Call);
        await Ask(HttpMethod.Post, "sessions/1/hold", """{"extension_number":"1001"}""");
        await Ask(HttpMethod.Post, "sessions/1/refer", """{"extension_number":"1001","refer_to":"0033187691"}""");
        await Ask(HttpMethod.Post, "sessions/ab%2Fc/destroy?x=%2A%23", "");
        await Ask(HttpMethod.Post, "sessions", "{}");
        await Ask(HttpMethod.Get, "sessions/111222");
        await Ask(HttpMethod.Delete, "sessions");
        await Ask(HttpMethod.Post, "auth/sign_out", "");
        await Ask(HttpMethod.Get, "sessions");
        return answers;
    }
}
