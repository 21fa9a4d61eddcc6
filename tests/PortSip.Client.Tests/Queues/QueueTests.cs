using PortSip.Testing;

namespace PortSip.Client.Tests.Queues;

public sealed class QueueTests
{
    private const string List = """{"count":2,"items":[{"id":"q1","name":"Support","extension_number":"8000","ring_time":20,"polling_strategy":"LEAST_CALLS_FIRST"},{"id":"8000","name":"Sales","extension_number":"8001"}]}""";

    [Fact]
    public async Task Queues_are_listed_with_what_the_PBX_tells()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(List));

        var queue = (await pbx.Client.Queues.ListAsync(default))[0];

        Assert.Equal(("q1", "8000", "Support", TimeSpan.FromSeconds(20), "LEAST_CALLS_FIRST"), (queue.Id, queue.QueueNumber, queue.Name, queue.RingTime, queue.PollingStrategy));
        Assert.Equal(["GET /api/call_queues?top=100&skip=0&count=true"], pbx.Requests);
    }

    [Fact]
    public async Task Who_may_not_see_the_tenants_queues_sees_its_own()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Path == "/api/call_queues" ? Answer.Error(403) : Answer.Json(List));

        Assert.Equal(2, (await pbx.Client.Queues.ListAsync(default)).Count);
        Assert.Equal("GET /api/user/call_queues", pbx.Requests[1]);
    }

    [Fact]
    public async Task A_number_is_resolved_once_and_goes_before_an_id_that_looks_like_it()
    {
        await using var pbx = await QueuePbxAsync();

        await pbx.Client.Queues.SetAgentStatusAsync("8000", "601", PortSipAgentStatus.Ready, reason: null, default);
        await pbx.Client.Queues.SetAgentStatusAsync("8000", "602", PortSipAgentStatus.NotReady, reason: null, default);
        await pbx.Client.Queues.SetAgentStatusAsync("q1", "603", PortSipAgentStatus.LoggedOut, reason: null, default);

        Assert.Equal(
            [
                "GET /api/call_queues?top=100&skip=0&count=true",
                """POST /api/call_queues/q1/agents/601 {"status":"READY"}""",
                """POST /api/call_queues/q1/agents/602 {"status":"NOT_READY"}""",
                """POST /api/call_queues/q1/agents/603 {"status":"LOGGED_OUT"}""",
            ],
            pbx.Requests);
    }

    [Fact]
    public async Task A_queue_that_is_new_is_looked_for_and_one_that_isnt_there_is_NotFound()
    {
        await using var pbx = await QueuePbxAsync();
        await pbx.Client.Queues.FindAsync("8000", default);

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Queues.FindAsync("9999", default));

        Assert.Equal(PortSipFailure.NotFound, failure.Failure);
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Theory]
    [InlineData("ONLINE", "Online")]
    [InlineData("OFFLINE", "Offline")]
    [InlineData("MELTING", "MELTING")]
    public async Task A_queue_has_a_status(string wire, string status)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"status":"{{wire}}"}"""));

        var queue = await pbx.Client.Queues.GetStatusAsync(new PortSipQueue { Id = "q/1" }, default);

        Assert.Equal(status, queue.Status);
        Assert.Equal(["GET /api/call_queues/q%2F1/status"], pbx.Requests);
    }

    [Fact]
    public async Task Who_waits_comes_with_the_time()
    {
        await using var pbx = await QueuePbxAsync("""{"items":[{"session_id":884757570370146304,"extension_number":"+331","display_name":"Ann","waiting_time":"75"},{"session_id":""}]}""");

        var caller = Assert.Single(await pbx.Client.Queues.ListCallersAsync("8000", default));

        Assert.Equal(("884757570370146304", "+331", "Ann", TimeSpan.FromSeconds(75), "8000", "q1"), (caller.SessionId, caller.Caller, caller.CallerDisplayName, caller.WaitTime, caller.QueueNumber, caller.QueueId));
        Assert.Equal("GET /api/call_queues/q1/waiting", pbx.Requests[^1]);
    }

    [Fact]
    public async Task Picking_up_is_sent_once_even_if_its_response_is_lost()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "GET" ? Answer.Json(List) : Answer.Reset);

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Queues.PickUpCallerAsync("8000", "884", default));

        Assert.False(failure.IsSafeToRetry);
        Assert.Equal(["POST /api/call_queues/q1/waiting/884/pickup"], pbx.Requests.Where(r => r.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_caller_that_waits_no_longer_is_CallNotFound()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "GET" ? Answer.Json(List) : Answer.Error(404));

        Assert.Equal(PortSipFailure.CallNotFound, (await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Queues.PickUpCallerAsync("8000", "884", default))).Failure);
    }

    [Fact]
    public async Task Agents_are_listed_and_asked_for_one_by_one()
    {
        await using var pbx = await QueuePbxAsync("""{"items":[{"extension_number":"601","display_name":"Ann","skill_level":100}]}""", """{"display_name":"Ann","status":"QUEUE_CALL","reason":"x"}""");

        var listed = Assert.Single(await pbx.Client.Queues.ListAgentsAsync("8000", default));
        var agent = await pbx.Client.Queues.GetAgentAsync("8000", "601", default);

        Assert.Equal(("601", "Ann", 100, null), (listed.ExtensionNumber, listed.DisplayName, listed.SkillLevel, listed.Status));
        Assert.Equal(("601", "QueueCall", "x", "8000", "Support"), (agent.ExtensionNumber, agent.Status, agent.Reason, agent.QueueNumber, agent.QueueName));
        Assert.Equal(["GET /api/call_queues/q1/agents", "GET /api/call_queues/q1/agents/601"], pbx.Requests.Skip(1));
    }

    [Theory]
    [InlineData("READY", "Ready")]
    [InlineData("not_ready", "NotReady")]
    [InlineData("WRAP_UP", "WrapUp")]
    [InlineData("CONSULT_TRANSFER", "ConsultTransfer")]
    [InlineData("ON_HOLD", "OnHold")]
    [InlineData("OFFLINE", "Offline")]
    [InlineData("IN_THE_GARDEN", "IN_THE_GARDEN")]
    public async Task A_status_is_a_known_word_or_the_PBXs_own(string wire, string status)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"status":"{{wire}}"}"""));

        Assert.Equal(status, (await pbx.Client.Queues.GetOwnAgentAsync(new PortSipQueue { Id = "q1" }, default)).Status);
    }

    [Theory]
    [InlineData(PortSipAgentStatus.Ready, "READY")]
    [InlineData(PortSipAgentStatus.NotReady, "NOT_READY")]
    [InlineData(PortSipAgentStatus.WrapUp, "WRAP_UP")]
    [InlineData(PortSipAgentStatus.Break, "BREAK")]
    [InlineData(PortSipAgentStatus.Lunch, "LUNCH")]
    [InlineData(PortSipAgentStatus.LoggedIn, "LOGGED_IN")]
    [InlineData(PortSipAgentStatus.LoggedOut, "LOGGED_OUT")]
    public async Task Ones_own_status_goes_to_the_users_path_with_a_reason(PortSipAgentStatus status, string wire)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        await pbx.Client.Queues.SetOwnAgentStatusAsync(new PortSipQueue { Id = "q1" }, status, "why", default);

        Assert.Equal([$$"""POST /api/user/call_queues/q1/agent {"status":"{{wire}}","reason":"why"}"""], pbx.Requests);
    }

    [Fact]
    public async Task Setting_a_status_is_sent_again_if_its_response_is_lost()
    {
        var losses = 2;
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "GET" ? Answer.Json(List) : losses-- > 0 ? Answer.Reset : Answer.Empty());

        await pbx.Client.Queues.SetAgentStatusAsync("8000", "601", PortSipAgentStatus.Ready, reason: null, default);

        Assert.Equal(4, pbx.Requests.Count);
    }

    [Theory]
    [InlineData(PortSipPresence.DoNotDisturb, "busy", """{"presence":"DO_NOT_DISTURB","presence_note":"busy"}""")]
    [InlineData(PortSipPresence.Online, null, """{"presence":"ONLINE"}""")]
    public async Task Presence_is_set_with_its_note(PortSipPresence presence, string? note, string body)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        await pbx.Client.Queues.SetPresenceAsync(presence, note, default);

        Assert.Equal([$"POST /api/user/presence {body}"], pbx.Requests);
    }

    [Theory]
    [InlineData(PortSipPresence.Available, "AVAILABLE", "ONLINE")]
    [InlineData(PortSipPresence.Online, "ONLINE", "AVAILABLE")]
    public async Task Being_there_goes_out_in_the_word_that_the_PBX_knows(PortSipPresence presence, string first, string second)
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Text.Contains(first) ? Answer.Error(400, "VALIDATE_FAILED") : Answer.Empty());

        await pbx.Client.Queues.SetPresenceAsync(presence, "back", default);

        Assert.Equal(
            new[] { first, second }.Select(word => $$"""POST /api/user/presence {"presence":"{{word}}","presence_note":"back"}"""),
            pbx.Requests);
    }

    [Fact]
    public async Task A_presence_that_has_one_word_only_is_sent_once()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(400, "VALIDATE_FAILED"));

        var e = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Queues.SetPresenceAsync(PortSipPresence.Lunch, null, default));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
        Assert.Single(pbx.Requests);
    }

    [Fact]
    public async Task A_note_of_more_than_128_characters_is_refused_and_nothing_is_sent()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Queues.SetPresenceAsync(PortSipPresence.Away, new string('x', 129), default));

        Assert.Empty(pbx.Requests);
    }

    private static Task<ScriptedPbx> QueuePbxAsync(params string[] answers)
    {
        var next = 0;
        return ScriptedPbx.StartAsync(r => r.Path == "/api/call_queues" ? Answer.Json(List) : next < answers.Length ? Answer.Json(answers[next++]) : Answer.Empty());
    }
}
