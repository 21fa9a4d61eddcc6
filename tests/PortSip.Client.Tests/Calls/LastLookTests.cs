using PortSip.Testing;

namespace PortSip.Client.Tests.Calls;

/// <summary>Events can be lost on a socket that is alive: before a time-out is declared, the PBX is asked for the call.</summary>
public sealed class LastLookTests
{
    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 60)]
    [InlineData(1, 60)]
    [InlineData(600, 60)]
    public async Task A_call_whose_answer_nobody_reported_is_answered_and_not_hung_up(int timeout, int pollingInterval)
    {
        await using var bench = await WaitBench.StartAsync(_ => """{"id":"7","calls":[{"caller":"1001","callee":"1002","talking_time":2}]}""");

        var call = await bench.OriginateAsync(Wait(timeout, pollingInterval));

        Assert.Equal(PortSipCallState.Answered, call.State);
        Assert.Empty(bench.HangUps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(60)]
    public async Task A_call_that_rings_is_asked_for_once_and_at_the_end(int timeout)
    {
        await using var bench = await WaitBench.StartAsync(_ => """{"id":"7","calls":[{"caller":"1001","callee":"1002","talking_time":0}]}""");

        var failure = await Bench.FailureOf(() => bench.OriginateAsync(Wait(timeout, pollingInterval: 60)));

        Assert.Equal(PortSipFailure.WaitTimedOut, failure.Failure);
        Assert.InRange(Assert.Single(bench.Looks).TotalSeconds, timeout * 0.8, timeout - 0.01);
        Assert.Equal(timeout, Assert.Single(bench.HangUps).TotalSeconds, precision: 3);
    }

    [Theory]
    [InlineData("""[{"caller":"1001","callee":"1002","talking_time":"n/a"}]""")]
    [InlineData("""[{"caller":"1001","callee":"1002","talking_time":{}}]""")]
    [InlineData("""[{"caller":"1001","callee":"1002","talking_time":-1}]""")]
    [InlineData("""[{"caller":"1001","callee":"1002","talking_time":0},{"talking_time":[3]}]""")]
    [InlineData("""["1001"]""")]
    [InlineData("\"talking\"")]
    public async Task A_talking_time_that_cannot_be_read_proves_nothing_and_the_call_is_left_as_it_is(string calls)
    {
        await using var bench = await WaitBench.StartAsync(_ => $$"""{"id":"7","calls":{{calls}}}""");

        var failure = await Bench.FailureOf(() => bench.OriginateAsync(Wait(timeout: 5, pollingInterval: 1)));

        Assert.Equal(PortSipFailure.WaitTimedOut, failure.Failure);
        Assert.Contains("can't be read, so its parties may be talking, and it wasn't hung up", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.HangUps);
    }

    [Theory]
    [InlineData("""[{"caller":"1001","callee":"1002","talking_time":null}]""")]
    [InlineData("""[{"caller":"1001","callee":"1002","talking_time":""}]""")]
    [InlineData("""[{"caller":"1001","callee":"1002"}]""")]
    [InlineData("[]")]
    public async Task Where_no_talking_time_is_stated_nobody_talks(string calls)
    {
        await using var bench = await WaitBench.StartAsync(_ => $$"""{"id":"7","calls":{{calls}}}""");

        var failure = await Bench.FailureOf(() => bench.OriginateAsync(Wait(timeout: 5, pollingInterval: 1)));

        Assert.Equal(PortSipFailure.WaitTimedOut, failure.Failure);
        Assert.Single(bench.HangUps);
    }

    [Fact]
    public async Task A_call_that_the_PBX_does_not_know_by_then_has_ended()
    {
        await using var bench = await WaitBench.StartAsync(_ => null);

        var call = await bench.OriginateAsync(Wait(timeout: 30, pollingInterval: 60));

        Assert.Equal((PortSipCallState.Ended, "outcome unknown"), (call.State, call.StatusReason));
        Assert.Empty(bench.HangUps);
    }

    [Fact]
    public async Task Where_the_last_look_brings_nothing_the_time_out_says_so()
    {
        await using var bench = await WaitBench.StartAsync(_ => "<html>");

        var failure = await Bench.FailureOf(() => bench.OriginateAsync(Wait(timeout: 30, pollingInterval: 60)));

        Assert.Equal(PortSipFailure.WaitTimedOut, failure.Failure);
        Assert.Contains("may have progressed further", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frequent_polling_does_not_look_more_often_for_it()
    {
        await using var bench = await WaitBench.StartAsync(_ => """{"id":"7","calls":[{"caller":"1001","callee":"1002","talking_time":0}]}""");

        await Bench.FailureOf(() => bench.OriginateAsync(Wait(timeout: 5, pollingInterval: 0.1)));

        // Every second where events tell, which ends within the last one.
        Assert.InRange(bench.Looks.Count, 4, 5);
    }

    private static CallWait Wait(int timeout, double pollingInterval) => new()
    {
        For = PortSipCallMilestone.Answered,
        Timeout = TimeSpan.FromSeconds(timeout),
        PollingInterval = TimeSpan.FromSeconds(pollingInterval),
        HangsUpOnTimeout = true,
    };

    /// <summary>A PBX that tells its events, of all calls but the one that is awaited, and whose time is the client's.</summary>
    private sealed class WaitBench(FakeEventPbx events, MemoryPbx pbx, Bench bench, CallWaiter waiter, List<TimeSpan> looks, List<TimeSpan> hangUps) : IAsyncDisposable
    {
        private TimeSpan _start;

        /// <summary>When the call was asked for, since it was placed.</summary>
        public IReadOnlyList<TimeSpan> Looks => [.. looks.Select(at => at - _start)];

        public IReadOnlyList<TimeSpan> HangUps => [.. hangUps.Select(at => at - _start)];

        public static async Task<WaitBench> StartAsync(Func<RecordedRequest, string?> call)
        {
            var clock = new TestClock { HoldsDelays = true };
            var events = await FakeEventPbx.StartAsync();
            var (looks, hangUps) = (new List<TimeSpan>(), new List<TimeSpan>());
            var pbx = MemoryPbx.SigningIn(request =>
            {
                switch (request)
                {
                    case { Method: "POST", Path: "/api/sessions" }:
                        return Reply.Json("""{"id":"7"}""");
                    case { Method: "POST" }:
                        hangUps.Add(clock.Elapsed);
                        return Reply.Empty();
                    case { Path: "/api/sessions/7" }:
                        looks.Add(clock.Elapsed);
                        return call(request) is { } answer ? Reply.Json(answer) : Reply.Error(404);
                    default:
                        return Reply.Error(403);
                }
            });
            var bench = await Bench.SignInAsync(Bench.Options(events.ApiUri, clock, pbx, maximumRetryCount: 0));
            var starting = bench.Client.StartWaiterAsync(CancellationToken.None, CancellationToken.None);
            var socket = await events.SignedInAsync();
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
            var waiter = await starting;
            using var others = EventStreams.Of(bench.Connection).Tenant.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
            await socket.SendAsync("""{"event_type":"cdr_target_ringing","session_id":"6","caller":"1003","callee":"1004","destination":"1004"}""");
            await others.ReadAsync(end: null, CancellationToken.None);
            // From here on whatever is waited for comes at once.
            clock.HoldsDelays = false;
            return new WaitBench(events, pbx, bench, waiter, looks, hangUps);
        }

        public Task<PortSipCall> OriginateAsync(CallWait wait)
        {
            _start = bench.Clock.Elapsed;
            return waiter.OriginateAsync(new OriginateRequest { Caller = "1001", Callee = "1002" }, wait, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            bench.Dispose();
            pbx.Dispose();
            await events.DisposeAsync();
        }
    }
}
