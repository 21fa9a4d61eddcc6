using System.Collections.Concurrent;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class WaitForTests
{
    [Fact]
    public async Task Ringing_is_reported_as_soon_as_the_callee_rings()
    {
        using var pbx = new LivePbx();

        var call = LivePbx.CallOf(await pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ringing"));

        Assert.Equal((PortSipCallState.Ringing, (DateTimeOffset?)pbx.EventTime), (call.State, call.RangAt));
        Assert.Equal(SimulatedCallState.RingingCallee, pbx.Pbx.FindCall(call.Id)!.State);
    }

    [Fact]
    public async Task An_answered_call_says_who_answered_and_how_long_it_rang()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -UserData 'order 7'");

        var id = await pbx.RingingCallAsync();
        pbx.Step(7);
        pbx.Pbx.Answer(id, "1002");
        var call = LivePbx.CallOf(await script);

        Assert.Equal((id, PortSipCallState.Answered, "1002"), (call.Id, call.State, call.AnsweredBy));
        Assert.Equal(TimeSpan.FromSeconds(7), call.RingTime);
        Assert.Equal("order 7", call.UserData);
        Assert.Null(call.TalkTime);
    }

    [Theory]
    [InlineData(CalleeOutcome.Busy, 486, "Busy Here", 0)]
    [InlineData(CalleeOutcome.Reject, 603, "Decline", 3)]
    [InlineData(CalleeOutcome.NoAnswer, 408, "Request Timeout", 60)]
    [InlineData(CalleeOutcome.Unreachable, 480, "Temporarily Unavailable", 0)]
    public async Task A_call_that_nobody_takes_is_a_result(CalleeOutcome outcome, int statusCode, string reason, double after)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", new CalleeScript { Outcome = outcome, After = TimeSpan.FromSeconds(outcome == CalleeOutcome.Reject ? after : 0) });
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ended");

        await LivePbx.UntilAsync(() => pbx.Pbx.OriginateCount == 1);
        pbx.Step(after);
        var call = LivePbx.CallOf(await script);

        Assert.Equal((PortSipCallState.Ended, statusCode, reason), (call.State, call.StatusCode, call.StatusReason));
        Assert.Equal((TimeSpan.Zero, null, null), (call.TalkTime, call.AnsweredBy, call.EndReason));
    }

    [Theory]
    [InlineData("1001", "CallerDisconnected")]
    [InlineData("1002", "CalleeDisconnected")]
    public async Task An_ended_call_says_who_hung_up_and_how_long_they_talked(string number, string reason)
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ended");

        var id = await pbx.RingingCallAsync();
        pbx.Step(4);
        pbx.Pbx.Answer(id, "1002");
        pbx.Step(95);
        pbx.Pbx.HangUp(id, number);
        var call = LivePbx.CallOf(await script);

        Assert.Equal((PortSipCallState.Ended, reason, "1002"), (call.State, call.EndReason, call.AnsweredBy));
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(95)), (call.RingTime, call.TalkTime));
        Assert.Equal(pbx.EventTime, call.EndedAt);
        Assert.Null(call.StatusCode);
    }

    [Fact]
    public async Task A_transfer_is_not_the_end()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ended");

        var id = await pbx.RingingCallAsync();
        pbx.Pbx.Answer(id, "1002");
        pbx.Step(10);
        using (var other = new PowerShellSession())
            other.Get("$connection = $simulator | Connect-PortSip; Invoke-PortSipTransfer $id 1001 1003 -Connection $connection", ("simulator", pbx.Simulator), ("id", id));
        pbx.Step(20);
        pbx.Pbx.HangUp(id, "1003");
        var call = LivePbx.CallOf(await script);

        Assert.Equal(("1002", TimeSpan.FromSeconds(30)), (call.AnsweredBy, call.TalkTime));
        Assert.Equal(PortSipCallState.Ended, call.State);
    }

    [Theory]
    [InlineData("Ringing")]
    [InlineData("Answered")]
    public void Events_that_come_before_the_response_to_the_originate_are_not_lost(string milestone)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Delay) { Operation = SimulatorOperation.OriginateCall, Delay = TimeSpan.FromMilliseconds(200) });

        var call = LivePbx.CallOf(pbx.Run($"New-PortSipCall 1001 1002 -WaitFor {milestone} -PollingIntervalSec 60"));

        Assert.Equal((PortSipCallState.Answered, "1002"), (call.State, call.AnsweredBy));
        Assert.Equal(0, pbx.Polls);
    }

    [Fact]
    public void The_events_are_subscribed_to_before_the_call_is_placed()
    {
        using var pbx = new LivePbx();
        var wasSubscribed = false;
        using var listening = pbx.Pbx.State.CallEvents.Subscribe(happened => wasSubscribed |= happened is CallStarted && pbx.Pbx.HasEventSubscriber("cdr_events"));

        pbx.Run("New-PortSipCall 1001 1002 -WaitFor Ringing");

        Assert.True(wasSubscribed);
    }

    [Fact]
    public async Task A_failed_call_is_an_error_on_request()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);

        var error = (await pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -ErrorOnFailure"))
            .ExpectError(PortSipFailure.CallFailed, "NewPortSipCallCommand", ErrorCategory.InvalidResult);

        Assert.Equal(486, Assert.IsType<PortSipCall>(error.TargetObject).StatusCode);
        Assert.Contains("486 Busy Here", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-HangUpOnTimeout", 0)]
    public void A_call_that_does_not_reach_the_state_in_time_is_an_error_that_names_it(string option, int stillActive)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"New-PortSipCall 1001 1002 -WaitFor Answered -TimeoutSec 1 {option}")
            .ExpectError(PortSipFailure.WaitTimedOut, "NewPortSipCallCommand", ErrorCategory.OperationTimeout);

        Assert.Equal(stillActive, pbx.Pbx.ActiveCalls.Count);
        Assert.Equal(pbx.Pbx.Calls[0].Id, Assert.IsType<PortSipCall>(error.TargetObject).Id);
    }

    [Fact]
    public async Task Many_calls_are_awaited_over_one_socket_and_come_as_they_are_ready()
    {
        using var pbx = new LivePbx();
        var emitted = new ConcurrentQueue<object>();
        for (var number = 1003; number <= 1010; number++)
            pbx.Pbx.Rules.SetCallee($"{number}", LivePbx.Rings);
        var script = pbx.Begin(
            "1003..1010 | ForEach-Object { [pscustomobject]@{ Caller = '1001'; Callee = $_ } } | New-PortSipCall -WaitFor Ended -ThrottleLimit 20 | ForEach-Object { $emitted.Enqueue($_.Callee) }",
            ("emitted", emitted));

        await LivePbx.UntilAsync(() => pbx.Pbx.OriginateCount == 8);
        string[] order = ["1007", "1003", "1010", "1009", "1004", "1005", "1008", "1006"];
        foreach (var number in order)
        {
            pbx.Pbx.HangUp(pbx.Pbx.ActiveCalls.Single(c => c.Callee == number).Id, number);
            await LivePbx.UntilAsync(() => emitted.LastOrDefault()?.ToString() == number);
        }
        await script;

        Assert.Equal(order, emitted.Select(o => o.ToString()));
        Assert.Equal(1, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public void Where_events_tell_a_call_costs_one_request_and_all_of_them_one_subscription()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", CalleeScript.Answers);
        var asksForExtensions = false;
        using var listening = pbx.Pbx.State.CallEvents.Subscribe(_ => asksForExtensions |= pbx.Pbx.HasEventSubscriber("extension_events"));
        var before = pbx.Pbx.Journal.Count;

        var result = pbx.Run("1010..1029 | ForEach-Object { [pscustomobject]@{ Caller = '1001'; Callee = $_ } } | New-PortSipCall -WaitFor Answered -ThrottleLimit 20 -PollingIntervalSec 60");

        Assert.Equal(Enumerable.Repeat(PortSipCallState.Answered, 20), result.Objects<PortSipCall>().Select(call => call.State));
        Assert.Equal(Enumerable.Repeat(SimulatorOperation.OriginateCall, 20), pbx.Pbx.Journal.Skip(before).Select(e => e.Operation));
        Assert.False(asksForExtensions);
        Assert.Equal(1, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public async Task The_socket_is_closed_once_nobody_waits()
    {
        using var pbx = new LivePbx();

        LivePbx.CallOf(await pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ringing"));

        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Fact]
    public void WhatIf_opens_no_socket()
    {
        using var pbx = new LivePbx();

        Assert.Empty(pbx.Run("New-PortSipCall 1001 1002 -WaitFor Ended -WhatIf; Wait-PortSipCall 12 -WhatIf").Output);

        Assert.Equal((0, 0L), (pbx.Pbx.OpenedEventSocketCount, pbx.Pbx.OriginateCount));
    }
}
