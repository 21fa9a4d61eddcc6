using PortSip.Testing;

namespace PortSip.Client.Tests.Calls;

/// <summary>A call as it is shown after an action on it, and how long that may take.</summary>
public sealed class CallAfterActionTests
{
    private static readonly PortSipCall Before = new() { Id = "7", Caller = "1001", Callee = "1002", UserData = "ticket" };

    [Fact]
    public async Task A_transfer_is_shown_with_its_new_parties_as_soon_as_the_PBX_lists_them()
    {
        var looks = 0;
        using var pbx = MemoryPbx.SigningIn(_ => ++looks < 3 ? Listed("1001", "1002") : Listed("1002", "1003"));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await TransferAsync(bench);

        Assert.Equal(("1002", "1003", "1003", "ticket"), (call.Caller, call.Callee, call.ExtensionNumber, call.UserData));
        Assert.Equal(3, looks);
        Assert.Equal(["00:00:00.2500000", "00:00:00.2500000"], bench.Clock.Delays.Select(d => d.ToString()));
    }

    [Fact]
    public async Task After_two_seconds_it_is_shown_as_the_PBX_still_lists_it()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Listed("1001", "1002"));
        using var bench = await Bench.SignInAsync(pbx);
        var start = bench.Clock.Elapsed;

        var call = await TransferAsync(bench);

        Assert.Equal(("1001", "1002", "1003"), (call.Caller, call.Callee, call.ExtensionNumber));
        Assert.Equal(TimeSpan.FromSeconds(2), bench.Clock.Elapsed - start);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_waited_for_two_seconds_too()
    {
        var clock = new TestClock { HoldsDelays = true };
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = MemoryPbx.SigningIn(async (_, stopping) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, stopping);
            return Reply.Empty();
        });
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        var transfer = TransferAsync(bench);
        await asked.Task;
        clock.Step(TimeSpan.FromSeconds(2));

        Assert.Equal(("1002", "1003"), ((await transfer).Caller, (await transfer).Callee));
    }

    [Theory]
    [InlineData("1001", "1002")]
    [InlineData("1002", "1001")]
    public async Task Where_this_user_may_not_look_nothing_is_waited_for_and_what_the_transfer_means_is_shown(string transferor, string stays)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Error(403));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.AfterAction.TransferAsync(Before, transferor, "1003", static () => Task.CompletedTask, CancellationToken.None);

        Assert.Equal((stays, "1003", "1003"), (call.Caller, call.Callee, call.ExtensionNumber));
        Assert.Empty(bench.Clock.Delays);
    }

    [Fact]
    public async Task A_call_that_was_hung_up_is_shown_with_its_end_as_soon_as_it_is_in_the_call_logs()
    {
        var looks = 0;
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(++looks < 2 ? """{"count":0,"items":[]}""" : Log));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.AfterAction.EndAsync(Before, static () => Task.CompletedTask, CancellationToken.None);

        Assert.Equal((PortSipCallState.Ended, "CallerDisconnected", TimeSpan.FromSeconds(12)), (call.State, call.EndReason, call.TalkTime));
        Assert.Equal(DateTimeOffset.Parse("2024-08-20T06:00:14Z", System.Globalization.CultureInfo.InvariantCulture), call.EndedAt);
    }

    [Fact]
    public async Task Call_logs_that_this_user_may_not_read_are_asked_for_once_and_cost_no_time()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Error(403));
        using var bench = await Bench.SignInAsync(pbx);

        foreach (var id in new[] { "7", "8" })
        {
            var call = await bench.Client.AfterAction.EndAsync(Before with { Id = id }, static () => Task.CompletedTask, CancellationToken.None);
            Assert.Equal((PortSipCallState.Ended, "1001", null, null), (call.State, call.Caller, call.EndReason, call.StatusReason));
        }

        Assert.Single(pbx.Requests, r => r.Path.EndsWith("/calllogs", StringComparison.Ordinal));
        Assert.Empty(bench.Clock.Delays);
    }

    [Fact]
    public async Task With_an_open_socket_its_events_show_it_and_nothing_is_asked()
    {
        var clock = new TestClock { HoldsDelays = true };
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Error(500));
        using var bench = await Bench.SignInAsync(Bench.Options(events.ApiUri, clock, pbx));
        using var watch = EventStreams.Of(bench.Connection).Tenant.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        var socket = await events.SignedInAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
        Assert.True(await watch.Ready);

        var moved = await bench.Client.AfterAction.TransferAsync(
            Before, "1001", "1003", () => socket.SendAsync("""{"event_type":"call_update_info","session_id":"7","caller":"1002","callee":"sip:1003@test.io"}"""), CancellationToken.None);
        var ended = await bench.Client.AfterAction.EndAsync(
            moved, () => socket.SendAsync("""{"event_type":"call_cdr","session_id":"7","caller":"1001","callee":"1002","call_status":"answered","talk_duration":12,"ended_reason":"caller_disconnected"}"""), CancellationToken.None);

        Assert.Equal(("1002", "1003"), (moved.Caller, moved.Callee));
        Assert.Equal((PortSipCallState.Ended, "CallerDisconnected", TimeSpan.FromSeconds(12)), (ended.State, ended.EndReason, ended.TalkTime));
        Assert.DoesNotContain(pbx.Requests, r => !r.Path.EndsWith("/sign_in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_of_which_only_the_id_is_known_is_read_once_after_it_was_held()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Listed("1001", "1002"));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.AfterAction.HeldAsync(new PortSipCall { Id = "7" }, "1002", isHeld: true, CancellationToken.None);

        Assert.Equal(("1001", "1002", "1002", true), (call.Caller, call.Callee, call.ExtensionNumber, call.IsHeld));
        Assert.Equal(1, pbx.Count("GET", "/api/sessions/7"));
    }

    private const string Log = """
        {"count":1,"items":[{"id":"9","session_id":"7","caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:00Z","answered_at":"2024-08-20T06:00:02Z",
        "ended_at":"2024-08-20T06:00:14Z","duration":12,"end_reason":"CALLER_DISCONNECTED","status_code":0}]}
        """;

    private static HttpResponseMessage Listed(string caller, string callee) =>
        Reply.Json($$"""{"id":"7","calls":[{"caller":"{{caller}}","callee":"{{callee}}","talking_time":0}]}""");

    private static Task<PortSipCall> TransferAsync(Bench bench) =>
        bench.Client.AfterAction.TransferAsync(Before, "1001", "1003", static () => Task.CompletedTask, CancellationToken.None);
}
