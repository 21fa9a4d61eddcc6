using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Calls;

public sealed class AssertPortSipCallTests
{
    [Theory]
    [InlineData("-AnsweredBy 1002 -WithinSec 10")]
    [InlineData("-State Ended")]
    [InlineData("-EndReason CalleeDisconnected")]
    [InlineData("-EndReason CALLEE_DISCONNECTED")]
    [InlineData("-MinimumTalkSeconds 6 -MaximumTalkSeconds 6")]
    [InlineData("-Path 1001, 1002")]
    [InlineData("-RecordingExists")]
    public void A_call_that_is_as_expected_is_passed_on(string expectation)
    {
        using var pbx = new LivePbx("-FrozenClock -RecordCalls");
        var id = AnsweredAndEnded(pbx);

        Assert.Equal(id, LivePbx.CallOf(pbx.Run($"Assert-PortSipCall $id {expectation}", ("id", id))).Id);
    }

    [Theory]
    [InlineData("-AnsweredBy 1003", "to be answered by 1003, but it was answered by 1002.")]
    [InlineData("-AnsweredBy 1002 -WithinSec 3", "to be answered within 3 s, but that took 4 s.")]
    [InlineData("-WithinSec 3", "to be answered within 3 s, but that took 4 s.")]
    [InlineData("-State Answered", "to be answered and active, but it was answered and ended with CalleeDisconnected.")]
    [InlineData("-State Ended -WithinSec 9", "to end within 9 s, but that took 10 s.")]
    [InlineData("-StatusCode 486", "to end with 486 Busy Here, but it was answered and ended with CalleeDisconnected.")]
    [InlineData("-EndReason Cancelled", "to end with Cancelled, but it was answered and ended with CalleeDisconnected.")]
    [InlineData("-MinimumTalkSeconds 7", "to have a talk time of at least 7 s, but its talk time was 6 s.")]
    [InlineData("-MaximumTalkSeconds 5", "to have a talk time of at most 5 s, but its talk time was 6 s.")]
    [InlineData("-MinimumTalkSeconds 1 -MaximumTalkSeconds 2", "to have a talk time of 1 s to 2 s, but its talk time was 6 s.")]
    [InlineData("-TransferredTo 1003", "to be transferred to 1003, but it wasn't transferred: it was answered by 1002.")]
    [InlineData("-QueuedSeconds 5", "to wait 5 s in the queue, but it didn't enter a queue.")]
    [InlineData("-Path 1001, 8000, 1002", "to go 1001, 8000, 1002, but it went 1001, 1002.")]
    [InlineData("-RecordingExists -TimeoutSec 1", "to have a recording, but there is none.")]
    public void A_call_that_is_not_says_what_was_expected_what_happened_and_the_timeline(string expectation, string sentence)
    {
        using var pbx = new LivePbx();
        var id = AnsweredAndEnded(pbx);

        var result = pbx.Run($"Assert-PortSipCall $id {expectation}", ("id", id));

        var error = result.ExpectError(PortSipFailure.AssertionFailed, "AssertPortSipCallCommand", ErrorCategory.InvalidResult);
        Assert.Equal($"Expected the call {id}: 1001 → 1002 {sentence}", error.Exception.Message.Split(Environment.NewLine)[0]);
        Assert.Equal(
            ["Timeline:", "+0.000 s  Started  1001", "+0.000 s  Called   1002", "+0.000 s  Ringing  1002", "+4.000 s  Answered 1002", "+10.000 s  Ended    (CalleeDisconnected)"],
            error.Exception.Message.Split(Environment.NewLine).Skip(1).Select(line => line.Trim()));
        Assert.StartsWith(error.Exception.Message, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(id, Assert.IsType<PortSipCall>(error.TargetObject).Id);
    }

    [Fact]
    public void Each_expectation_that_is_not_met_has_its_sentence()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003")).Id;

        var error = pbx.Run("Assert-PortSipCall $id -AnsweredBy 1003 -StatusCode 603", ("id", id)).Error;

        Assert.Equal(
            [
                $"Expected the call {id}: 1001 → 1003 to be answered by 1003, but it ended without an answer (486 Busy Here).",
                $"Expected the call {id}: 1001 → 1003 to end with 603 Decline, but it ended without an answer (486 Busy Here).",
            ],
            error.Exception.Message.Split(Environment.NewLine).Take(2));
    }

    [Fact]
    public async Task It_waits_for_the_answer()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 | Assert-PortSipCall -AnsweredBy 1002 -PollingIntervalSec 0.1 | Stop-PortSipCall -PassThru");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");

        Assert.Equal("1001", LivePbx.CallOf(await script).Caller);
    }

    [Fact]
    public async Task It_waits_for_a_transfer_of_a_call_that_is_talking()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Step(2);
        var script = pbx.Begin("Assert-PortSipCall $id -TransferredTo 1003 -PollingIntervalSec 0.1", ("id", id));
        await LivePbx.UntilAsync(() => pbx.Polls >= 2);

        pbx.Pbx.State.Calls.TransferBlind(pbx.Pbx.State.Calls.List.FindActive(id)!, "1002", "1003");
        pbx.Step(2);

        Assert.Equal(id, LivePbx.CallOf(await script).Id);
    }

    [Fact]
    public void A_transfer_back_to_the_first_one_counts_and_one_that_failed_does_not()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Answers);
        pbx.Pbx.Rules.SetCallee("1004", CalleeScript.Busy);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        foreach (var (from, to) in new[] { ("1002", "1003"), ("1003", "1002"), ("1002", "1004") })
        {
            pbx.Step(5);
            pbx.Run("Invoke-PortSipTransfer $id $from -ReferTo $to", ("id", id), ("from", from), ("to", to));
        }

        Assert.Equal(id, LivePbx.CallOf(pbx.Run("Assert-PortSipCall $id -TransferredTo 1002", ("id", id))).Id);
        Assert.Contains("to be transferred to 1004, but it was transferred to 1003, 1002.", pbx.Run("Assert-PortSipCall $id -TransferredTo 1004", ("id", id)).Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_names_who_was_called_after_the_answer_and_did_not_answer()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Step(5);
        pbx.Run("Invoke-PortSipTransfer $id 1002 -ReferTo 1003", ("id", id));

        Assert.Contains("to be transferred to 1003, but 1003 was called and didn't answer (486 Busy Here).", pbx.Run("Assert-PortSipCall $id -TransferredTo 1003", ("id", id)).Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_through_a_queue_is_asserted_by_who_answered_and_how_long_it_waited()
    {
        using var pbx = new LivePbx();
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "8000")).Id;
        pbx.Step(20);
        pbx.Run("Set-PortSipAgent 8000 1008 -Status Ready");
        pbx.Step(3);
        pbx.Pbx.HangUp(id, "1001");

        Assert.Equal(id, LivePbx.CallOf(pbx.Run("Assert-PortSipCall $id -AnsweredBy 1008 -QueuedSeconds 20 -Path 1001, 8000, 1008", ("id", id))).Id);
        Assert.Contains("to wait 5 s in the queue, but it waited 20 s.", pbx.Run("Assert-PortSipCall $id -QueuedSeconds 5", ("id", id)).Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_was_answered_before_anything_watched_it_is_asserted_from_its_talk_time()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(20)));
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003")).Id;
        pbx.Step(3600);

        Assert.Equal(id, LivePbx.CallOf(pbx.Run("Assert-PortSipCall $id -AnsweredBy 1003 -WithinSec 20", ("id", id))).Id);
        // The talk time and the PBX's time are in whole seconds.
        Assert.Matches("to be answered within 15 s, but that took (19|20)(\\.[0-9]+)? s\\.", pbx.Run("Assert-PortSipCall $id -WithinSec 15", ("id", id)).Error.Exception.Message);
    }

    [Fact]
    public void The_way_of_a_live_call_begins_with_the_dialed_number()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Run("Set-PortSipAgent 8000 1008 -Status Ready");

        Assert.Equal("1001", LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 8000 | Assert-PortSipCall -Path 1001, 8000, 1008")).Caller);
    }

    [Fact]
    public void An_assertion_without_an_expectation_could_never_fail_and_is_refused()
    {
        using var pbx = new LivePbx();

        pbx.Run("Assert-PortSipCall 884757570370146304").ExpectError(PortSipFailure.ValidationFailed, "AssertPortSipCallCommand", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void An_assertion_that_can_not_be_checked_is_terminating_as_well()
    {
        using var pbx = new LivePbx();

        var result = pbx.Run("Assert-PortSipCall 884757570370146304 -StatusCode 486; 'and on'");

        Assert.Equal("CallNotFound", result.ErrorId);
        var caught = pbx.Run("try { Assert-PortSipCall 884757570370146304 -StatusCode 486 } catch { $_.FullyQualifiedErrorId }");
        Assert.Equal("CallNotFound,PortSipCallControl.AssertPortSipCallCommand", caught.Output[0].ToString());
    }

    [Fact]
    public void The_first_call_that_fails_ends_the_pipeline()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        pbx.Pbx.Rules.SetCallee("1004", CalleeScript.Rejects);
        string[] ids = ["1003", "1004", "1003"];
        ids = [.. ids.Select(callee => pbx.Pbx.Originate(new SimulatedOriginate("1001", callee)).Id)];

        var result = pbx.Run("$ids | Assert-PortSipCall -StatusCode 486", ("ids", ids));

        Assert.Equal("AssertionFailed", result.ErrorId);
        Assert.Equal([ids[0]], result.Objects<PortSipCall>().Select(call => call.Id));
    }

    private static string AnsweredAndEnded(LivePbx pbx)
    {
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(4)));
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Step(10);
        pbx.Pbx.HangUp(id, "1002");
        return id;
    }
}
