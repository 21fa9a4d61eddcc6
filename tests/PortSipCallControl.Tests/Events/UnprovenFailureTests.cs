using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>A call failed only where something proves it: who dials again by an error must not call somebody who has answered.</summary>
public sealed class UnprovenFailureTests
{
    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task Answered_calls_that_nobody_saw_answered_have_not_failed(int logStatus)
    {
        using var pbx = Silent(logStatus);
        pbx.Pbx.Rules.SetCallee("*", LivePbx.Rings);
        var script = pbx.Begin(
            "1..30 | ForEach-Object { [pscustomobject]@{ Caller = '1001'; Callee = 2000 + $_ } } | New-PortSipCall -WaitFor Answered -ErrorOnFailure -ThrottleLimit 30 -PollingIntervalSec 0.1");
        await LivePbx.UntilAsync(() => pbx.Pbx.Journal.Where(e => e.Operation == SimulatorOperation.GetCall).Select(e => e.Path).Distinct().Count() == 30);

        // Answered and over within a second, which talking time doesn't show.
        foreach (var call in pbx.Pbx.ActiveCalls)
        {
            pbx.Pbx.Answer(call.Id, call.Callee);
            pbx.Pbx.HangUp(call.Id, "1001");
        }
        var result = await script;

        Assert.Equal(Enumerable.Repeat("CallOutcomeUnknown", 30), result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(pbx.Pbx.Calls.Select(c => c.Id).Order(), result.Errors.Select(e => Assert.IsType<PortSipCall>(e.TargetObject).Id).Order());
        Assert.All(result.Errors, error =>
        {
            var exception = Assert.IsType<PortSipOutcomeUnknownException>(error.Exception);
            Assert.False(exception.IsSafeToRetry);
            Assert.Equal(exception.Call, Assert.Single(exception.Candidates));
            Assert.Contains("it isn't known whether it was answered", error.Exception.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Without_ErrorOnFailure_the_result_says_that_the_outcome_is_unknown_and_a_warning_does()
    {
        using var pbx = Silent(403);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        var script = pbx.Begin("Wait-PortSipCall $id -PollingIntervalSec 0.1", ("id", id));
        await LivePbx.UntilAsync(() => pbx.Polls > 0);

        pbx.Pbx.Answer(id, "1002");
        pbx.Pbx.HangUp(id, "1001");
        var result = await script;
        var call = LivePbx.CallOf(result);

        Assert.Equal((PortSipCallState.Ended, "outcome unknown", null), (call.State, call.StatusReason, call.AnsweredAt));
        Assert.Contains(id, Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_call_logs_prove_is_a_failure()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events"] };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -ErrorOnFailure -PollingIntervalSec 0.1");

        var id = await pbx.RingingCallAsync();
        await LivePbx.UntilAsync(() => pbx.Polls > 0);
        pbx.Pbx.HangUp(id, "1002");

        var error = (await script).ExpectError(PortSipFailure.CallFailed, "NewPortSipCallCommand", ErrorCategory.InvalidResult);
        Assert.Contains("603 Decline", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_event_proves_is_a_failure()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.ListCallLogs, StatusCode = 404 });
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -ErrorOnFailure");

        pbx.Pbx.HangUp(await pbx.RingingCallAsync(), "1002");

        (await script).ExpectError(PortSipFailure.CallFailed, "NewPortSipCallCommand", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task A_missed_answer_event_does_not_make_a_talking_call_unanswered()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { LostTypes = ["cdr_target_answer"] };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -TimeoutSec 2 -PollingIntervalSec 60 -HangUpOnTimeout");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");
        pbx.Step(1);

        Assert.Equal((PortSipCallState.Answered, "1002"), (LivePbx.CallOf(await script).State, LivePbx.CallOf(await script).AnsweredBy));
        Assert.Single(pbx.Pbx.ActiveCalls);
        Assert.Equal(1, pbx.Polls);
    }

    [Fact]
    public async Task Nor_does_it_in_the_first_second_which_talking_time_does_not_show()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { LostTypes = ["cdr_target_answer"] };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -TimeoutSec 2 -PollingIntervalSec 60 -HangUpOnTimeout");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");

        Assert.Equal((PortSipCallState.Answered, "1002"), (LivePbx.CallOf(await script).State, LivePbx.CallOf(await script).AnsweredBy));
        Assert.Single(pbx.Pbx.ActiveCalls);
    }

    // No event reports calls, and no log does.
    private static LivePbx Silent(int logStatus)
    {
        var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events", "extension_events"] };
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.ListCallLogs, StatusCode = logStatus });
        return pbx;
    }
}
