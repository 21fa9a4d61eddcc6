using System.Net;
using System.Net.Sockets;

namespace PortSip.Simulator.Tests.Http;

public sealed class SimulatorServerTests
{
    private const string Call = """{"caller":"1001","callee":"1002","send_sdp":true}""";

    [Fact]
    public async Task A_whole_call_over_HTTP()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);

        using var originate = await PbxHttp.PostAsync(client, "sessions", Call);
        var id = pbx.Calls[0].Id;
        using var hold = await PbxHttp.PostAsync(client, $"sessions/{id}/hold", """{"extension_number":"1001"}""");
        using var hangUp = await PbxHttp.PostAsync(client, $"sessions/{id}/destroy", "");

        Assert.Equal($$"""{"id":"{{id}}"}""", await originate.Content.ReadAsStringAsync());
        Assert.Equal("application/json", originate.Content.Headers.ContentType?.MediaType);
        Assert.Equal((HttpStatusCode.OK, 0L), (hold.StatusCode, hold.Content.Headers.ContentLength));
        Assert.Equal(HttpStatusCode.NoContent, hangUp.StatusCode);
        Assert.Equal(SimulatedCallState.Ended, pbx.Calls[0].State);
    }

    [Fact]
    public void The_address_is_that_of_the_API_on_loopback()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);

        Assert.Matches("^http://(127.0.0.1|localhost):[0-9]+/api/$", server.ApiUri.AbsoluteUri);
        Assert.Same(pbx, server.Pbx);
    }

    [Fact]
    public async Task The_Date_header_shows_the_time_by_which_calls_begin()
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions { ClockMode = SimulatorClockMode.Frozen });
        using var server = SimulatorServer.Start(pbx);
        using var client = new HttpClient { BaseAddress = server.ApiUri };
        pbx.Clock.Advance(TimeSpan.FromHours(5));

        using var response = await client.GetAsync("sessions");

        Assert.Equal(pbx.Clock.Now.ToUnixTimeSeconds(), response.Headers.Date?.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task The_path_and_query_arrive_as_they_were_sent()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);

        using var response = await PbxHttp.PostAsync(client, "sessions/ab%2Fc%3D%3D/destroy?x=%2A63%23", "");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(("/api/sessions/ab%2Fc%3D%3D/destroy", "x=%2A63%23"), (pbx.Journal[^1].Path, pbx.Journal[^1].Query));
        Assert.Equal("127.0.0.1", pbx.Journal[^1].RemoteAddress);
    }

    [Fact]
    public async Task Several_run_at_once_and_know_nothing_of_each_other()
    {
        using var first = new SimulatedPbx();
        using var second = new SimulatedPbx();
        using var firstServer = SimulatorServer.Start(first);
        using var secondServer = SimulatorServer.Start(second);
        using var client = await PbxHttp.SignInAsync(firstServer.ApiUri);

        using var here = await PbxHttp.PostAsync(client, "sessions", Call);
        using var there = await PbxHttp.PostAsync(client, new Uri(secondServer.ApiUri, "sessions").AbsoluteUri, Call);

        Assert.NotEqual(firstServer.ApiUri, secondServer.ApiUri);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Unauthorized), (here.StatusCode, there.StatusCode));
        Assert.Equal((1L, 0L), (first.OriginateCount, second.OriginateCount));
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_served_once()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);

        var responses = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => PbxHttp.PostAsync(client, "sessions", Call)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Equal(500, pbx.Calls.Select(call => call.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 501).Select(number => (long)number), pbx.Journal.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task A_lost_response_is_a_call_that_was_placed_and_a_body_that_breaks_off()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.CommitThenLoseAnswer) { Operation = SimulatorOperation.OriginateCall });

        await Assert.ThrowsAsync<HttpRequestException>(() => PbxHttp.PostAsync(client, "sessions", Call));

        Assert.Equal(1, pbx.OriginateCount);
        Assert.Single(pbx.Journal, entry => entry.Operation == SimulatorOperation.OriginateCall);
    }

    [Theory]
    [InlineData(SimulatorFaultKind.ResetBeforeCommit, SimulatorOperation.OriginateCall, 0)]
    [InlineData(SimulatorFaultKind.ResetAfterCommit, SimulatorOperation.OriginateCall, 1)]
    public async Task A_reset_is_a_failure_that_says_nothing_of_the_call(SimulatorFaultKind kind, SimulatorOperation operation, int calls)
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        pbx.Rules.AddFault(new SimulatorFault(kind) { Operation = operation });

        await Assert.ThrowsAsync<HttpRequestException>(() => PbxHttp.PostAsync(client, "sessions", Call));

        Assert.Equal(calls, pbx.OriginateCount);
    }

    [Fact]
    public async Task An_answer_without_a_body_can_be_lost_too()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        var id = pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.ResetAfterCommit));

        await Assert.ThrowsAsync<HttpRequestException>(() => PbxHttp.PostAsync(client, $"sessions/{id}/destroy", ""));

        Assert.Equal(SimulatedCallState.Ended, pbx.FindCall(id)!.State);
    }

    [Fact]
    public async Task Silence_lasts_until_the_client_gives_up()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.CommitThenNeverAnswer));
        using var givingUp = new CancellationTokenSource();
        using var placed = pbx.State.CallEvents.Subscribe(_ => givingUp.CancelAfter(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.PostAsync("sessions", PbxHttp.Json(Call), givingUp.Token));

        Assert.Equal(1, pbx.OriginateCount);
    }

    [Fact]
    public async Task A_slow_body_arrives_whole_in_the_end()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.SlowBody) { Delay = TimeSpan.FromMilliseconds(1) });

        using var response = await PbxHttp.PostAsync(client, "sessions", Call);

        Assert.Equal($$"""{"id":"{{pbx.Calls[0].Id}}"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_of_faults_arrive()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.ApiUri };
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 429, RetryAfter = TimeSpan.FromSeconds(7), Count = 1 });
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Redirect) { RedirectTo = new Uri("http://elsewhere.test/x") });

        using var limited = await client.GetAsync("info");
        using var redirect = await client.GetAsync("info");

        Assert.Equal((429, TimeSpan.FromSeconds(7)), ((int)limited.StatusCode, limited.Headers.RetryAfter?.Delta));
        Assert.Equal((302, "http://elsewhere.test/x"), ((int)redirect.StatusCode, redirect.Headers.Location?.AbsoluteUri));
    }

    [Fact]
    public async Task Unknown_paths_and_wrong_verbs_are_answered_too()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);
        using var client = new HttpClient { BaseAddress = server.ApiUri };

        using var unknown = await client.GetAsync("/elsewhere");
        using var wrongVerb = await client.DeleteAsync("sessions");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("errors", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrongVerb.StatusCode);
    }

    [Fact]
    public void A_port_that_is_taken_is_refused()
    {
        using var pbx = new SimulatedPbx();
        using var server = SimulatorServer.Start(pbx);

        Assert.Throws<HttpListenerException>(() => SimulatorServer.Start(pbx, server.ApiUri.Port));
    }

    [Fact]
    public async Task After_the_end_nobody_listens_and_what_was_in_progress_is_cut_off()
    {
        using var pbx = new SimulatedPbx();
        var server = SimulatorServer.Start(pbx);
        using var client = await PbxHttp.SignInAsync(server.ApiUri);
        pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.CommitThenNeverAnswer));
        var placed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = pbx.State.CallEvents.Subscribe(_ => placed.TrySetResult());
        var waiting = PbxHttp.PostAsync(client, "sessions", Call);
        await placed.Task;

        server.Dispose();
        server.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        using var probe = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => probe.ConnectAsync(IPAddress.Loopback, server.ApiUri.Port));
    }

    [Fact]
    public async Task A_PBX_outlives_its_server()
    {
        using var pbx = new SimulatedPbx();
        using (var first = SimulatorServer.Start(pbx))
        {
            using var client = await PbxHttp.SignInAsync(first.ApiUri);
            using var response = await PbxHttp.PostAsync(client, "sessions", Call);
        }

        using var second = SimulatorServer.Start(pbx);
        using var again = await PbxHttp.SignInAsync(second.ApiUri);

        Assert.Contains(pbx.Calls[0].Id, await again.GetStringAsync("sessions"), StringComparison.Ordinal);
    }
}
