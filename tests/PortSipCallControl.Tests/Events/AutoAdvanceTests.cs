using System.Diagnostics;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class AutoAdvanceTests
{
    [Fact]
    public void A_wait_jumps_to_the_answer_and_no_further()
    {
        using var test = new SimulatedSession("-AutoAdvance");
        test.Get("Set-PortSipSimulatorRule 1002 Answer -AfterMs 20000 -HangUpAfterMs 1000");

        var call = test.Single<PortSipCall>("New-PortSipCall 1001 1002 -WaitFor Answered");

        Assert.Equal((PortSipCallState.Answered, "1002"), (call.State, call.AnsweredBy));
        Assert.Equal(1, test.ActiveCalls);
    }

    [Fact]
    public void An_hour_of_talking_passes_in_a_wait_for_its_end()
    {
        using var test = new SimulatedSession("-AutoAdvance");
        test.Get("Set-PortSipSimulatorRule 1002 Answer -HangUpAfterMs 3600000");

        var call = test.Single<PortSipCall>("New-PortSipCall 1001 1002 | Wait-PortSipCall -TimeoutSec 7200");

        Assert.Equal((PortSipCallState.Ended, TimeSpan.FromHours(1)), (call.State, call.TalkTime));
    }

    [Fact]
    public void The_time_out_is_in_the_time_of_the_simulator()
    {
        using var test = new SimulatedSession("-AutoAdvance -RingTimeoutSec 3600");
        test.Get("Set-PortSipSimulatorRule 1002 NoAnswer");
        var before = test.Single<DateTimeOffset>("$simulator.Time");

        var result = test.Run("New-PortSipCall 1001 1002 -WaitFor Answered -TimeoutSec 1800");

        Assert.Equal("WaitTimedOut", result.ErrorId);
        Assert.Equal(before.AddSeconds(1800), test.Single<DateTimeOffset>("$simulator.Time"));
        Assert.Empty(result.Warnings);
    }

    // Both are due at the same instant. Without the rule, about one in a few gave up: hence several.
    [Fact]
    public void What_is_due_when_the_time_is_up_happens_before_the_wait_gives_up()
    {
        using var test = new SimulatedSession("-AutoAdvance -RingTimeoutSec 60");
        test.Get("Set-PortSipSimulatorRule 1002 NoAnswer");

        var calls = test.Get("1..12 | ForEach-Object { New-PortSipCall 1001 1002 | Assert-PortSipCall -StatusCode 408 -TimeoutSec 60 }; 1..4 | ForEach-Object { New-PortSipCall 1001 1002 | Wait-PortSipCall -TimeoutSec 60 }");

        Assert.All(calls, call => Assert.Equal(408, ((PortSipCall)call.BaseObject).StatusCode));
        Assert.Equal(16, calls.Count);
    }

    [Fact]
    public void Calls_that_are_awaited_together_move_the_time_together()
    {
        using var test = new SimulatedSession("-AutoAdvance");
        test.Get("Set-PortSipSimulatorRule 1002 Answer -AfterMs 5000; Set-PortSipSimulatorRule 1003 Answer -AfterMs 9000; Set-PortSipSimulatorRule 1004 Busy -AfterMs 7000");

        var calls = test.Get("'1002', '1003', '1004' | ForEach-Object { New-PortSipCall 1001 $_ } | Wait-PortSipCall -For Answered").Select(o => (PortSipCall)o.BaseObject).ToList();

        Assert.Equal([("1002", PortSipCallState.Answered), ("1003", PortSipCallState.Answered), ("1004", PortSipCallState.Ended)], calls.Select(c => (c.Callee!, c.State)).Order());
    }

    [Fact]
    public void A_watch_with_a_time_limit_sees_what_happens_until_then()
    {
        using var test = new SimulatedSession("-AutoAdvance -RingTimeoutSec 3600");
        test.Get("Set-PortSipSimulatorRule 1002 Answer -AfterMs 600000; $null = New-PortSipCall 1001 1002");
        var watch = Stopwatch.StartNew();

        var events = test.Get("Watch-PortSipEvent -EventType target_answer -TimeoutSec 900 | ForEach-Object EventType");

        Assert.Equal("cdr_target_answer", Assert.Single(events).ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_wait_for_an_event_jumps_to_it()
    {
        using var test = new SimulatedSession("-AutoAdvance -RingTimeoutSec 3600");
        test.Get("Set-PortSipSimulatorRule 1002 Answer -AfterMs 600000; $call = New-PortSipCall 1001 1002");
        var before = test.Single<DateTimeOffset>("$simulator.Time");

        var record = test.Single<PortSipCallTargetEvent>("$call | Wait-PortSipEvent -EventType target_answer -TimeoutSec 900");

        Assert.Equal("1002", record.Destination);
        Assert.Equal(before.AddSeconds(600), test.Single<DateTimeOffset>("$simulator.Time"));
        Assert.Equal("WaitTimedOut", test.Run("$call | Wait-PortSipEvent -EventType target_end -TimeoutSec 100").ErrorId);
        Assert.Equal(before.AddSeconds(700), test.Single<DateTimeOffset>("$simulator.Time"));
    }

    [Theory]
    [InlineData("Wait-PortSipEvent -EventType call_start -TimeoutSec 1 -ErrorAction SilentlyContinue")]
    [InlineData("Watch-PortSipEvent -TimeoutSec 1")]
    public void On_a_frozen_clock_a_wait_for_events_warns_as_well(string wait)
    {
        using var test = new SimulatedSession("-FrozenClock");

        Assert.StartsWith("The simulator's time is frozen, so nothing happens by itself.", Assert.Single(test.Run(wait).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assertion_fails_as_soon_as_nothing_can_fulfil_it()
    {
        using var test = new SimulatedSession("-AutoAdvance");
        test.Get("Set-PortSipSimulatorRule 1002 NoAnswer");

        var result = test.Run("New-PortSipCall 1001 1002 | Assert-PortSipCall -AnsweredBy 1002 -WithinSec 10");

        Assert.Equal("AssertionFailed", result.ErrorId);
        Assert.Contains("to be answered by 1002, but it is still ringing.", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_does_not_exist_is_searched_for_five_seconds_with_few_requests()
    {
        using var test = new SimulatedSession("-AutoAdvance");
        test.Get("Set-PortSipSimulatorRule 1002 Answer -HangUpAfterMs 1000; $call = New-PortSipCall 1001 1002 | Wait-PortSipCall");
        var before = test.Single<DateTimeOffset>("$simulator.Time");

        Assert.Equal("AssertionFailed", test.Run("$call | Assert-PortSipCall -RecordingExists").ErrorId);

        Assert.Equal(before.AddSeconds(5), test.Single<DateTimeOffset>("$simulator.Time"));
        Assert.InRange(test.Requests.Count, 1, 100);
    }

    [Fact]
    public void The_same_script_gives_the_same_events_where_the_events_are_refused()
    {
        using var test = new SimulatedSession("-AutoAdvance");
        test.Get("Set-PortSipSimulatorRule -RefusedTopic cdr_events, extension_events; Set-PortSipSimulatorRule 1002 Answer -AfterMs 20000");

        Assert.Equal(PortSipCallState.Answered, test.Single<PortSipCall>("New-PortSipCall 1001 1002 -WaitFor Answered").State);
    }

    [Fact]
    public async Task On_a_frozen_clock_a_wait_warns_immediately_and_continues()
    {
        using var pbx = new LivePbx("-FrozenClock -Seed 1");
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(20)));
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -WarningVariable warned; $warned.Count");
        await pbx.RingingCallAsync();
        await LivePbx.UntilAsync(() => pbx.Polls > 0);

        pbx.Step(20);

        var result = await script;
        Assert.Equal("The simulator's time is frozen, so nothing happens by itself; the next event is due in 20 s. To move its time, use Step-PortSipSimulator from another session, or start the simulator with -AutoAdvance.", Assert.Single(result.Warnings));
        Assert.Equal(PortSipCallState.Answered, ((PortSipCall)result.Output[0].BaseObject).State);
    }

    [Fact]
    public void A_running_clock_causes_no_warning()
    {
        using var test = new SimulatedSession();
        test.Get("Set-PortSipSimulatorRule 1002 Answer -AfterMs 300");

        Assert.Empty(test.Run("New-PortSipCall 1001 1002 -WaitFor Answered").Warnings);
    }
}
