using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class FallbackTests
{
    [Fact]
    public async Task Where_events_are_refused_the_PBX_is_asked_and_a_verbose_line_says_so()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events"] };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ended -PollingIntervalSec 0.1 -Verbose");

        var id = await pbx.RingingCallAsync();
        await LivePbx.UntilAsync(() => pbx.Polls > 0);
        pbx.Pbx.Answer(id, "1002");
        pbx.Step(12);
        pbx.Pbx.HangUp(id, "1001");
        var result = await script;
        var call = LivePbx.CallOf(result);

        Assert.Contains(result.Verbose, line => line.Contains("cdr_events", StringComparison.Ordinal) && line.Contains("GET /sessions/{id}", StringComparison.Ordinal));
        Assert.Equal((PortSipCallState.Ended, "CallerDisconnected", TimeSpan.FromSeconds(12)), (call.State, call.EndReason, call.TalkTime));
    }

    [Fact]
    public async Task Where_the_socket_is_blocked_the_PBX_is_asked()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { AcceptsSockets = false };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");
        pbx.Step(1);

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await script).State);
    }

    [Theory]
    [InlineData("-NoCredentialCache")]
    public async Task Without_a_password_the_PBX_is_asked(string connect)
    {
        using var pbx = new LivePbx(connect: connect);
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1 -Verbose");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");
        pbx.Step(1);
        var result = await script;

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(result).State);
        Assert.Contains(result.Verbose, line => line.Contains("doesn't keep them", StringComparison.Ordinal));
        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public async Task A_PBX_that_reports_only_start_and_end_is_asked_in_addition_to_its_events()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Form = SimulatorEventForm.WithoutTargets };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1 -Verbose");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");
        pbx.Step(1);
        var result = await script;

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(result).State);
        Assert.Contains(result.Verbose, line => line.Contains("every 0.1 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_end_shows_in_events_whatever_their_form()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Form = SimulatorEventForm.WithoutTargets, Answers = SimulatorSubscriptionAnswer.None };
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ended -PollingIntervalSec 60");

        pbx.Pbx.HangUp(await pbx.RingingCallAsync(), "1002");

        Assert.Equal(603, LivePbx.CallOf(await script).StatusCode);
        Assert.Equal(0, pbx.Polls);
    }

    [Theory]
    [InlineData("Answered")]
    [InlineData("Ended")]
    public async Task A_subscription_that_is_neither_answered_nor_obeyed_does_not_change_the_outcome(string milestone)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Answers = SimulatorSubscriptionAnswer.None, RefusedTopics = ["cdr_events", "extension_events"] };
        var script = pbx.Begin($"New-PortSipCall 1001 1002 -WaitFor {milestone} -PollingIntervalSec 0.1 -Verbose");

        var id = await pbx.RingingCallAsync();
        pbx.Pbx.Answer(id, "1002");
        pbx.Step(1);
        if (milestone == "Ended")
            pbx.Pbx.HangUp(id, "1002");
        var result = await script;

        Assert.Equal(milestone, LivePbx.CallOf(result).State.ToString());
        Assert.Contains(result.Verbose, line => line.Contains("hasn't answered the subscription", StringComparison.Ordinal) && line.Contains("GET /sessions/{id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_socket_that_comes_back_tells_again()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 60");
        var id = await pbx.RingingCallAsync();

        pbx.Pbx.DropEventSockets();
        await LivePbx.UntilAsync(() => pbx.Pbx.OpenedEventSocketCount == 2 && pbx.Pbx.HasEventSubscriber("cdr_events"));
        pbx.Pbx.Answer(id, "1002");

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await script).State);
    }

    [Fact]
    public async Task Without_the_right_to_see_calls_events_are_enough()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.GetCall, StatusCode = 403 });
        var script = pbx.Begin("New-PortSipCall 1001 1002 | Wait-PortSipCall -For Answered");

        var id = await pbx.RingingCallAsync();
        await LivePbx.UntilAsync(() => pbx.Polls > 0);
        pbx.Pbx.Answer(id, "1002");

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await script).State);
    }

    [Theory]
    [InlineData(true, 60)]
    [InlineData(false, 5)]
    public void Where_neither_calls_nor_events_may_be_seen_it_says_so_and_hangs_nothing_up(bool acceptsSockets, int timeout)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { AcceptsSockets = acceptsSockets, RefusedTopics = ["cdr_events"] };
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.GetCall, StatusCode = 403 });

        var error = pbx.Run($"New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1 -TimeoutSec {timeout} -HangUpOnTimeout")
            .ExpectError(PortSipFailure.Forbidden, "NewPortSipCallCommand", ErrorCategory.PermissionDenied);

        Assert.Contains("was left as it is", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(pbx.Pbx.ActiveCalls.Single().Id, Assert.IsType<PortSipCall>(error.TargetObject).Id);
    }

    [Fact]
    public async Task A_question_that_gets_no_answer_holds_up_no_event()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Delay) { Operation = SimulatorOperation.GetCall, Delay = TimeSpan.FromHours(1) });
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        var script = pbx.Begin("Wait-PortSipCall $id -For Answered", ("id", id));

        await LivePbx.UntilAsync(() => pbx.Polls == 1);
        pbx.Pbx.Answer(id, "1002");

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await script).State);
    }

    [Fact]
    public void A_question_that_gets_no_answer_does_not_outlast_the_time_out_and_the_error_says_that_it_could_not_look()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events"] };
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Delay) { Operation = SimulatorOperation.GetCall, Delay = TimeSpan.FromHours(1) });

        var error = pbx.Run("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1 -TimeoutSec 5 -HangUpOnTimeout")
            .ExpectError(PortSipFailure.WaitTimedOut, "NewPortSipCallCommand", ErrorCategory.OperationTimeout);

        Assert.Contains("was hung up. Its last state isn't known", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(pbx.Pbx.ActiveCalls);
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1")]
    [InlineData("New-PortSipCall 1001 1002 | Wait-PortSipCall -For Answered -PollingIntervalSec 0.1")]
    public async Task A_call_that_does_not_show_at_first_is_not_over(string script)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events"] };
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.GetCall, StatusCode = 404, Count = 2 });
        var waiting = pbx.Begin(script);

        var id = await pbx.RingingCallAsync();
        await LivePbx.UntilAsync(() => pbx.Polls > 2);
        pbx.Pbx.Answer(id, "1002");
        pbx.Step(1);

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await waiting).State);
    }

    [Fact]
    public void A_new_call_that_has_ended_already_is_known_by_its_record_at_the_first_look()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events"] };
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);

        var call = LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1002 -WaitFor Ended -PollingIntervalSec 0.1"));

        Assert.Equal((486, 1), (call.StatusCode, pbx.Polls));
    }

    [Fact]
    public void No_stream_tells_the_password()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["cdr_events"] };

        var result = pbx.Run("New-PortSipCall 1001 1002 -WaitFor Answered -TimeoutSec 1 -Verbose -Debug");

        Assert.DoesNotContain(SimulatorDefaults.Password, result.AllText(), StringComparison.OrdinalIgnoreCase);
    }
}
