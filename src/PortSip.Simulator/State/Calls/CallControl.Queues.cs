namespace PortSip.Simulator;

/// <summary>Routing calls from a queue to its agents, and back.</summary>
internal sealed partial class CallControl
{
    /// <summary>Handlers for calls that aren't to a telephone (queues, feature codes); each returns false for a call that isn't its own.</summary>
    public List<Func<Call, bool>> Services { get; } = [];

    /// <summary>Calls another number in the callee's place. The pair with the queue then ends as referred.</summary>
    /// <param name="call">The call, which isn't answered yet.</param>
    /// <param name="number">The number to call.</param>
    /// <param name="ringTime">How long it rings at most.</param>
    /// <param name="answered">The number answers; called before the call is updated.</param>
    /// <param name="failed">The number doesn't answer. The call continues.</param>
    public void LeadOn(Call call, string number, TimeSpan ringTime, Action answered, Action<CallFailure> failed)
    {
        ReplaceCallee(call, number, trunk: null, SimulatedEndReason.Referred, statusCode: 0);
        var target = call.Current;
        _telephones.Call(
            target.CalleeLeg,
            ScriptOfCallee(call, number),
            () => Rings(call, target),
            () =>
            {
                answered();
                CalleeAnswers(call);
            },
            failed,
            ringTime);
    }

    /// <summary>The call waits in its queue again.</summary>
    public void LeadBack(Call call, string queueNumber)
    {
        ReplaceCallee(call, queueNumber, trunk: null, SimulatedEndReason.None, SipStatus.RequestTimeout);
        Rings(call, call.Current);
    }

    private bool IsTaken(Call call) => Services.Exists(takes => takes(call));

    private void ReplaceCallee(Call call, string number, string? trunk, SimulatedEndReason reason, int statusCode, SimulatorForwardState? forwardedOn = null)
    {
        var former = call.Current;
        EndTarget(call, reason, statusCode);
        var added = NewLeg(number, trunk);
        call.Add(NewTarget(former.CallerLeg, added, former.CallerDisplayName, forwardedOn));
        call.Add(added);
        EndLeg(call, former.CalleeLeg);
        var target = call.Current;
        events.Raise(time => new TargetAdded(time, call.Snapshot(), target.Snapshot()));
    }

    private void Rings(Call call, CallTarget target)
    {
        target.RangAt = clock.Now;
        RaiseChanged(call, target.CalleeLeg);
        events.Raise(time => new TargetRinging(time, call.Snapshot(), target.Snapshot()));
    }
}
