namespace PortSip.Simulator;

/// <summary>Leading calls on from a queue to its agents, and back.</summary>
internal sealed partial class CallControl
{
    /// <summary>What takes calls that are to no telephone (queues, feature codes); each gives false for a call that isn't its own.</summary>
    public List<Func<Call, bool>> Services { get; } = [];

    /// <summary>Calls somebody in the callee's place. The pair with the queue is over then, as referred.</summary>
    /// <param name="call">The call, which nobody has answered.</param>
    /// <param name="number">Whom to call.</param>
    /// <param name="ringTime">How long at the most.</param>
    /// <param name="answered">Somebody answers; comes before the call knows.</param>
    /// <param name="failed">Nobody does, with the SIP status code of why. The call goes on.</param>
    public void LeadOn(Call call, string number, TimeSpan ringTime, Action answered, Action<int> failed)
    {
        ReplaceCallee(call, number, trunk: null, SimulatedEndReason.Referred, statusCode: 0);
        var target = call.Current;
        _telephones.Call(
            target.CalleeLeg,
            rules.ScriptOfCallee(number),
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

    private void ReplaceCallee(Call call, string number, string? trunk, SimulatedEndReason reason, int statusCode)
    {
        var former = call.Current;
        EndTarget(call, reason, statusCode);
        var added = NewLeg(number, trunk);
        call.Add(NewTarget(former.CallerLeg, added, former.CallerDisplayName));
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
