namespace PortSip.Simulator;

/// <summary>Calls that come in over a trunk.</summary>
internal sealed partial class CallControl
{
    /// <summary>Somebody outside calls a number of the tenant.</summary>
    /// <param name="inbound">The call.</param>
    /// <param name="destination">Where it goes; null if its number isn't assigned.</param>
    /// <param name="behavior">How people behave in it; null for telephones that answer immediately.</param>
    public Call Receive(SimulatedInboundCall inbound, ForwardRule? destination, CallBehavior? behavior = null)
    {
        var callee = destination?.Action switch
        {
            ForwardWords.ToNumber => destination.Number!,
            ForwardWords.ToVoicemail => SimulatorDefaults.VoicemailNumber,
            _ => inbound.Did,
        };
        var request = new SimulatedOriginate(inbound.From, callee) { CallerDisplayName = inbound.DisplayName };
        var call = new Call(_ids.Next(), List.NextSequence(), request, originatedBy: "", clock.Now) { Inbound = inbound, InboundDestination = destination, Behavior = behavior };
        var caller = NewLeg(inbound.From, inbound.Trunk);
        caller.Answer(clock.Now);
        call.Add(caller);
        call.Add(NewTarget(caller, NewLeg(request.Callee, trunk: null), request.CallerDisplayName, box: destination?.Action == ForwardWords.ToVoicemail ? destination.Number : null));
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
