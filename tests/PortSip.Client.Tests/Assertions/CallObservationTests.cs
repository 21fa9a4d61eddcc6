namespace PortSip.Client.Tests.Assertions;

/// <summary>A call whose events were all lost, so that its timeline has no entries.</summary>
public sealed class CallObservationTests
{
    private static readonly CallExpectation Answered = new() { AnsweredBy = "1003" };
    private static readonly CallExpectation Transferred = new() { TransferredTo = "1004" };

    [Fact]
    public void While_it_rings_it_may_still_be_answered_or_transferred()
    {
        var call = new PortSipCall { Id = "7", Caller = "1001", Callee = "1003", State = PortSipCallState.Ringing };

        Assert.Equal([new CallDifference("to be answered by 1003", "it is still ringing", IsFinal: false)], Compare(call, Answered));
        Assert.Equal([new CallDifference("to be transferred to 1004", "it wasn't transferred: it is still ringing", IsFinal: false)], Compare(call, Transferred));
    }

    [Fact]
    public void After_its_end_it_can_not_be_answered_or_transferred_any_more()
    {
        var call = new PortSipCall { Id = "7", Caller = "1001", Callee = "1003", State = PortSipCallState.Ended, StatusCode = 486, StatusReason = "Busy Here" };

        Assert.Equal([new CallDifference("to be answered by 1003", "it ended without an answer (486 Busy Here)", IsFinal: true)], Compare(call, Answered));
        Assert.Equal([new CallDifference("to be transferred to 1004", "it wasn't transferred: it ended without an answer (486 Busy Here)", IsFinal: true)], Compare(call, Transferred));
    }

    [Fact]
    public void A_call_that_talked_was_answered_by_somebody_who_is_not_known()
    {
        var call = new PortSipCall { Id = "7", Caller = "1001", Callee = "1003", State = PortSipCallState.Ended, TalkTime = TimeSpan.FromSeconds(5), EndReason = "CallerDisconnected" };

        Assert.Equal([new CallDifference("to be answered by 1003", "it was answered and ended with CallerDisconnected", IsFinal: true)], Compare(call, Answered));
    }

    [Fact]
    public void The_message_says_that_nothing_is_known()
    {
        var observation = Observed(new PortSipCall { Id = "7", Caller = "1001", Callee = "1003", State = PortSipCallState.Ringing });

        var lines = new PortSipAssertionException(observation, observation.Compare(Answered)).Message.Split(Environment.NewLine);

        Assert.Equal(["Expected the call 7: 1001 → 1003 to be answered by 1003, but it is still ringing.", "Timeline:", "  nothing is known"], lines);
    }

    private static IReadOnlyList<CallDifference> Compare(PortSipCall call, CallExpectation expected) => Observed(call).Compare(expected);

    private static CallObservation Observed(PortSipCall call) => new(call, CallTimeline.Of(call.Id, connection: null, [], serviceNumber: null, caller: null), Recordings: 0);
}
