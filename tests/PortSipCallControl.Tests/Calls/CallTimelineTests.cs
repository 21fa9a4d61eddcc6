using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Calls;

public sealed class CallTimelineTests
{
    [Fact]
    public void A_past_call_is_read_from_its_log_and_the_legs_of_its_CDR()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(4)));
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Step(10);
        pbx.Pbx.HangUp(id, "1002");

        Assert.Equal(
            ["+0.000 s  Started  1001", "+0.000 s  Called   1002", "+0.000 s  Ringing  1002", "+4.000 s  Answered 1002", "+10.000 s  Ended    (CalleeDisconnected)"],
            Timeline(pbx, id).Select(entry => entry.ToString().Trim()));
    }

    [Fact]
    public void A_failed_call_has_its_status()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003")).Id;

        var failed = Assert.Single(Timeline(pbx, id), entry => entry.Event == PortSipTimelineEvent.Failed);

        Assert.Equal(("1003", 486, "Busy Here"), (failed.Number, failed.StatusCode, failed.Reason));
    }

    [Fact]
    public void A_live_call_is_read_from_the_active_calls_and_from_the_events_of_its_wait()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var call = LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1002 -WaitFor Answered"));

        var timeline = Timeline(pbx, call.Id);

        Assert.Equal(
            [PortSipTimelineEvent.Started, PortSipTimelineEvent.Called, PortSipTimelineEvent.Ringing, PortSipTimelineEvent.Answered],
            timeline.Select(entry => entry.Event));
        Assert.Contains(timeline, entry => entry.Source == (PortSipTimelineSource.Event | PortSipTimelineSource.Session));
    }

    [Fact]
    public void The_numbers_that_a_queue_tried_are_in_their_order()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1008", CalleeScript.Busy);
        pbx.Run("Set-PortSipAgent 8000 1008 -Status Ready; Set-PortSipAgent 8000 1009 -Status Ready");
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "8000")).Id;
        pbx.Step(2);
        pbx.Pbx.HangUp(id, "1001");

        Assert.Equal(["8000", "1008", "1009"], Timeline(pbx, id).Where(entry => entry.Event == PortSipTimelineEvent.Called).Select(entry => entry.Number));
    }

    [Theory]
    [InlineData("1008")]
    [InlineData("1009")]
    public void Those_who_were_called_with_the_one_who_answered_fail_before_the_answer(string answering)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("10??", CalleeScript.NoAnswer);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "6000")).Id;
        pbx.Step(3);
        pbx.Pbx.Answer(id, answering);
        pbx.Step(2);
        pbx.Pbx.HangUp(id, "1001");

        var events = Timeline(pbx, id).Where(entry => entry.Time > Timeline(pbx, id)[0].Time).Select(entry => $"{entry.Event} {entry.Number}").ToList();

        Assert.Equal($"Answered {answering}", events[events.Count - 2]);
        Assert.All(events.Take(events.Count - 2), entry => Assert.StartsWith("Failed", entry, StringComparison.Ordinal));
    }

    [Fact]
    public void A_transfer_shows_who_left_and_who_answered()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Step(5);
        pbx.Run("Invoke-PortSipTransfer $id 1002 -ReferTo 1003", ("id", id));
        pbx.Step(5);
        pbx.Pbx.HangUp(id, "1001");

        var lines = Timeline(pbx, id).Select(entry => entry.ToString().Trim()).ToList();

        Assert.Contains("+5.000 s  Left     1002 (BlindTransferCompleted)", lines);
        Assert.Contains("+5.000 s  Answered 1003", lines);
    }

    [Fact]
    public void The_start_of_an_active_call_stays_that_of_the_caller_who_was_transferred_away()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Answers);
        // No time passes between the answers, as in a test that doesn't wait.
        pbx.Step(0.883);
        var call = LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1002 -WaitFor Answered"));
        pbx.Run("Invoke-PortSipTransfer $id 1001 -ReferTo 1003", ("id", call.Id));

        Assert.Equal(
            ["Started 1001", "Called 1002", "Ringing 1002", "Answered 1002", "Called 1003"],
            Timeline(pbx, call.Id).Take(5).Select(entry => $"{entry.Event} {entry.Number}"));
    }

    [Fact]
    public void A_piped_call_log_stands_for_its_session_and_not_for_its_own_id()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003")).Id;

        var result = pbx.Run("Get-PortSipCallLog | Get-PortSipCallTimeline");

        Assert.Empty(result.Errors);
        Assert.All(result.Objects<PortSipCallTimelineEntry>(), entry => Assert.Equal(id, entry.CallId));
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void A_call_that_nothing_reports_is_CallNotFound_and_the_next_one_follows()
    {
        using var pbx = new LivePbx();
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;

        var result = pbx.Run("Get-PortSipCallTimeline 884757570370146304, $id", ("id", id));

        Assert.Equal("CallNotFound", result.ErrorId);
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void A_source_that_this_user_may_not_read_is_omitted()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var call = LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1002 -WaitFor Answered"));
        pbx.Pbx.HangUp(call.Id, "1002");
        pbx.Run("Set-PortSipSimulatorRule -Fault Error -Operation ListCallLogs -StatusCode 403; Set-PortSipSimulatorRule -Fault Error -Operation GetCdr -StatusCode 403");

        Assert.Contains(Timeline(pbx, call.Id), entry => entry.Event == PortSipTimelineEvent.Answered && entry.Source == PortSipTimelineSource.Event);
    }

    private static IReadOnlyList<PortSipCallTimelineEntry> Timeline(LivePbx pbx, string id)
    {
        var result = pbx.Run("Get-PortSipCallTimeline $id", ("id", id));
        Assert.Empty(result.Errors);
        return [.. result.Objects<PortSipCallTimelineEntry>()];
    }
}
