namespace PortSip.Simulator;

/// <summary>Calls that come in over a trunk.</summary>
internal sealed partial class CallControl
{
    /// <summary>A call comes in: its caller is on the line already.</summary>
    /// <param name="request">The caller, the dialled number and the trunk.</param>
    /// <param name="behavior">How people behave in it.</param>
    public Call Receive(SimulatedOriginate request, CallBehavior? behavior = null)
    {
        var call = new Call(_ids.Next(), List.NextSequence(), request, originatedBy: "", clock.Now) { IsInbound = true, Behavior = behavior };
        var caller = NewLeg(request.Caller, request.Trunk);
        caller.Answer(clock.Now);
        call.Add(caller);
        call.Add(NewTarget(caller, NewLeg(request.Callee, trunk: null), request.CallerDisplayName));
        List.Add(call);
        events.Raise(time => new CallStarted(time, call.Snapshot()));
        if (behavior is not null)
            caller.HangUps.Add(clock.Schedule(behavior.Patience, () => GiveUp(call, caller)));
        CallerAnswers(call);
        return call;
    }

    private void GiveUp(Call call, Leg caller)
    {
        if (call.Targets.All(target => target.AnsweredAt is null))
            HangUp(call, caller);
    }

    private CalleeScript ScriptOfCaller(Call call) =>
        rules.FindCaller(call.Current.CallerLeg.Number) ?? call.Behavior?.Caller ?? CalleeScript.Answers;

    private CalleeScript ScriptOfCallee(Call call, string number) =>
        rules.FindCallee(number) ?? call.Behavior?.Callee(number) ?? CalleeScript.Answers;
}
