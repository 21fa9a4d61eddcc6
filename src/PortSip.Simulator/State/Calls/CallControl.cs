namespace PortSip.Simulator;

/// <summary>The operations on calls: those of <c>/sessions</c>, and the actions of people at the telephones.</summary>
internal sealed partial class CallControl(CurrentOptions options, SimulatorClock clock, SimulatorRules rules, ExtensionDirectory extensions, Announcer<CallEvent> events)
{
    private readonly IdSource _ids = new(options.Value.SeedOf(RandomStream.Calls));
    private readonly Telephones _telephones = new(options, clock, rules, extensions);

    public CallList List { get; } = new(options.Value.CallHistoryCapacity);

    /// <summary>The PBX calls the caller; once it answers, the PBX calls the callee.</summary>
    public Call Originate(SimulatedOriginate request, string originatedBy)
    {
        var call = Begin(request, originatedBy, SimulatedCallKind.Normal);
        CallCaller(call, ScriptOfCaller(call));
        return call;
    }

    /// <summary>Begins a call between an agent, its caller, and somebody who asked a queue for a callback.</summary>
    public Call BeginCallback(SimulatedOriginate request, string queue) => Begin(request, originatedBy: "", SimulatedCallKind.QueueCallback, queue);

    /// <summary>The PBX calls the agent of a callback; once it answers, the PBX calls the other number.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ringTime">How long the agent's telephone rings at most.</param>
    public void CallAgent(Call call, TimeSpan ringTime) => CallCaller(call, ScriptOfCallee(call, call.Current.CallerLeg.Number), ringTime);

    /// <summary>The PBX ends a call that it doesn't connect, and that didn't fail.</summary>
    public void EndItself(Call call) => End(call, SimulatedEndReason.CalleeDisconnected, 0);

    /// <summary>The API hangs up. Its documents name no end reason for that: the caller's is used.</summary>
    public void HangUp(Call call)
    {
        if (call.State == SimulatedCallState.Answered)
            End(call, SimulatedEndReason.CallerDisconnected, 0);
        else
            End(call, SimulatedEndReason.Cancelled, SipStatus.RequestTerminated);
    }

    /// <summary>A telephone hangs up or, if it rings, rejects the call.</summary>
    public void HangUp(Call call, Leg leg)
    {
        if (leg.State == SimulatedLegState.Ringing && call.FindRinging(leg) is { Failed: { } failed })
        {
            _telephones.Forget(leg);
            failed(new CallFailure(SipStatus.Decline, SimulatorForwardState.Busy));
        }
        else if (leg.State == SimulatedLegState.Ringing)
            End(call, SimulatedEndReason.None, SipStatus.Decline);
        else if (call.State != SimulatedCallState.Answered)
            HangUp(call);
        else if (leg == call.Current.CallerLeg)
            End(call, SimulatedEndReason.CallerDisconnected, 0);
        else
            End(call, SimulatedEndReason.CalleeDisconnected, 0);
    }

    /// <summary>A ringing telephone is answered.</summary>
    public void Answer(Call call, Leg leg)
    {
        _telephones.Forget(leg);
        leg.Answer(clock.Now);
        if (call.FindRinging(leg) is { Answered: { } answered })
            answered();
        else
            CallerAnswers(call);
    }

    /// <summary>Puts a call on hold for one of its telephones; repeating it has no further effect.</summary>
    public CallOutcome Hold(Call call, string number) => ChangeHold(
        call, number, leg => leg.IsHeld = true, (time, snapshot, leg) => new LegHeld(time, snapshot, leg));

    /// <summary>Takes a call off hold for one of its telephones.</summary>
    public CallOutcome Unhold(Call call, string number) => ChangeHold(
        call, number, leg => leg.IsHeld = false, (time, snapshot, leg) => new LegResumed(time, snapshot, leg));

    /// <summary>The last call in progress of a number: the meaning of the id <c>1</c> for holding.</summary>
    public Call? FindLatest(string number) => List.Of(number).LastOrDefault(call => call.FindLeg(number) is not null);

    /// <summary>The last answered call of a number: the meaning of the id <c>1</c> for a blind transfer.</summary>
    public Call? FindLatestEstablished(string number) => List.Of(number)
        .Where(call => call.State == SimulatedCallState.Answered && call.FindConnectedLeg(number) is not null)
        .OrderBy(call => call.Current.AnsweredAt)
        .LastOrDefault();

    private Call Begin(SimulatedOriginate request, string originatedBy, SimulatedCallKind kind, string? callbackService = null)
    {
        var call = new Call(_ids.Next(), List.NextSequence(), request, originatedBy, clock.Now) { CallbackService = callbackService };
        var caller = NewLeg(request.Caller, extensions.Has(request.Caller) ? null : request.Trunk);
        call.Add(caller);
        call.Add(NewTarget(caller, NewLeg(request.Callee, request.Trunk), request.CallerDisplayName, kind: kind));
        List.Add(call);
        events.Raise(time => new CallStarted(time, call.Snapshot()));
        return call;
    }

    private void CallCaller(Call call, CalleeScript script, TimeSpan? ringTime = null)
    {
        var caller = call.Current.CallerLeg;
        _telephones.Call(
            caller,
            script,
            () => RaiseChanged(call, caller),
            () => CallerAnswers(call),
            failure => End(call, SimulatedEndReason.None, failure.StatusCode),
            ringTime);
    }

    private CallOutcome ChangeHold(
        Call call, string number, Action<Leg> change, Func<DateTimeOffset, SimulatedCall, SimulatedLeg, CallEvent> describe)
    {
        if (call.FindLeg(number) is null)
            return CallOutcome.NoSuchLeg;
        if (call.State != SimulatedCallState.Answered || call.FindConnectedLeg(number) is not { } leg)
            return CallOutcome.NotAnswered;
        var before = leg.IsHeld;
        change(leg);
        if (leg.IsHeld != before)
            events.Raise(time => describe(time, call.Snapshot(), leg.Snapshot()));
        return CallOutcome.Done;
    }

    private void CallerAnswers(Call call)
    {
        RaiseChanged(call, call.Current.CallerLeg);
        CallCallee(call);
    }

    private void CallCallee(Call call)
    {
        var target = call.Current;
        call.Add(target.CalleeLeg);
        events.Raise(time => new TargetAdded(time, call.Snapshot(), target.Snapshot()));
        Reach(call);
    }

    private void CalleeAnswers(Call call, CallTarget target)
    {
        foreach (var other in call.Targets.Where(other => other != target && other.EndedAt is null).ToList())
        {
            EndTarget(call, other, SimulatedEndReason.Cancelled, SipStatus.RequestTerminated);
            EndLeg(call, other.CalleeLeg);
        }
        call.Current = target;
        call.OnFailure = null;
        target.AnsweredAt = clock.Now;
        RaiseChanged(call, target.CalleeLeg);
        events.Raise(time => new TargetAnswered(time, call.Snapshot(), target.Snapshot()));
        ScheduleHangUp(call, ScriptOfCallee(call, target.CalleeLeg.Number));
        if (call.Targets.All(other => other == target || other.AnsweredAt is null))
            ScheduleHangUp(call, ScriptOfCaller(call));
    }

    private void ScheduleHangUp(Call call, CalleeScript script)
    {
        if (script.HangUpAfter is not { } talk)
            return;
        var leg = script.HangUpBy == SimulatedParty.Caller ? call.Current.CallerLeg : call.Current.CalleeLeg;
        leg.HangUps.Add(clock.Schedule(talk, () => HangUp(call, leg)));
    }

    private void End(Call call, SimulatedEndReason reason, int statusCode)
    {
        EndTargets(call, reason, statusCode);
        foreach (var leg in call.Legs)
        {
            if (leg.State != SimulatedLegState.Ended)
                EndLeg(call, leg);
        }
        call.End(clock.Now, reason, statusCode);
        List.MoveToHistory(call);
        events.Raise(time => new CallEnded(time, call.Snapshot()));
    }

    private void EndTargets(Call call, SimulatedEndReason reason, int statusCode)
    {
        foreach (var target in call.Targets.Where(target => target.EndedAt is null).ToList())
            EndTarget(call, target, reason, statusCode);
    }

    private void EndTarget(Call call, CallTarget target, SimulatedEndReason reason, int statusCode)
    {
        target.End(clock.Now, reason, statusCode);
        if (!call.Legs.Contains(target.CalleeLeg)) return; // The caller never answered, so no target was announced.

        events.Raise(time => target.AnsweredAt is null
            ? new TargetFailed(time, call.Snapshot(), target.Snapshot())
            : new TargetEnded(time, call.Snapshot(), target.Snapshot()));
    }

    private void EndLeg(Call call, Leg leg)
    {
        _telephones.Forget(leg);
        leg.HangUps.ForEach(clock.Cancel);
        leg.End(clock.Now);
        RaiseChanged(call, leg);
    }

    private void RaiseChanged(Call call, Leg leg) =>
        events.Raise(time => new LegChanged(time, call.Snapshot(), leg.Snapshot()));

    private Leg NewLeg(string number, string? trunk) => new(number, extensions.Has(number), trunk, clock.Now);

    private CallTarget NewTarget(
        Leg caller, Leg callee, string? displayName, SimulatedRerouteReason? rerouted = null, SimulatedCallKind kind = SimulatedCallKind.Normal, string? box = null) => new(
        _ids.Next(),
        caller,
        callee,
        displayName ?? extensions.NameOf(caller.Number),
        clock.Now)
    {
        Rerouted = rerouted,
        Kind = kind,
        Box = box,
    };
}
