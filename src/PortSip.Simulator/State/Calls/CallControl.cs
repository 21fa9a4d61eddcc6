namespace PortSip.Simulator;

/// <summary>The operations on calls: those of <c>/sessions</c>, and the actions of people at the telephones.</summary>
internal sealed partial class CallControl(SimulatorOptions options, SimulatorClock clock, SimulatorRules rules, ExtensionDirectory extensions, BlockedNumbers blocked, Announcer<CallEvent> events)
{
    private readonly IdSource _ids = new(options.Seed);
    private readonly Telephones _telephones = new(options, clock, rules, extensions);

    public CallList List { get; } = new(options.CallHistoryCapacity);

    /// <summary>The PBX calls the caller; once it answers, the PBX calls the callee.</summary>
    public Call Originate(SimulatedOriginate request, string originatedBy)
    {
        var now = clock.Now;
        var call = new Call(_ids.Next(), List.NextSequence(), request, originatedBy, now);
        var callerIsOutside = !extensions.Has(request.Caller);
        var caller = NewLeg(request.Caller, callerIsOutside ? request.Trunk : null);
        var callee = NewLeg(request.Callee, request.Trunk);
        call.Add(caller);
        call.Add(NewTarget(caller, callee, request.CallerDisplayName));
        List.Add(call);
        events.Raise(time => new CallStarted(time, call.Snapshot()));

        var script = ScriptOfCaller(call);
        _telephones.Call(
            caller,
            script,
            () => RaiseChanged(call, caller),
            () => CallerAnswers(call),
            failure => End(call, SimulatedEndReason.None, failure.StatusCode));
        return call;
    }

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
        if (leg.State == SimulatedLegState.Ringing && leg == call.Current.CalleeLeg && call.Current.FollowsForwarding)
            CalleeFails(call, new CallFailure(SipStatus.Decline, SimulatorForwardState.Busy));
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
        if (leg == call.Current.CalleeLeg)
            CalleeAnswers(call);
        else
            CallerAnswers(call);
    }

    /// <summary>Puts a call on hold for one of its telephones; repeating it has no further effect.</summary>
    public CallOutcome Hold(Call call, string number) => ChangeHold(
        call, number, leg => leg.IsHeld = true, (time, snapshot, leg) => new LegHeld(time, snapshot, leg));

    /// <summary>Takes a call off hold for one of its telephones.</summary>
    public CallOutcome Unhold(Call call, string number) => ChangeHold(
        call, number, leg => leg.IsHeld = false, (time, snapshot, leg) => new LegResumed(time, snapshot, leg));

    /// <summary>The transferor leaves at once, and the transfer target is called in its place. If that fails, the call ends.</summary>
    public CallOutcome TransferBlind(Call call, string transferor, string referTo)
    {
        if (call.State != SimulatedCallState.Answered)
            return CallOutcome.NotAnswered;
        if (call.FindConnectedLeg(transferor) is not { } leaving)
            return CallOutcome.NoSuchLeg;
        var staying = call.Current.PartnerOf(leaving);
        EndTarget(call, SimulatedEndReason.BlindTransferCompleted, 0);
        EndLeg(call, leaving);
        var added = NewLeg(referTo, extensions.Has(referTo) ? null : call.Request.Trunk);
        call.Add(NewTarget(staying, added, displayName: null));
        CallCallee(call);
        return CallOutcome.Done;
    }

    /// <summary>Connects the two other parties of the transferor's two calls. The first call continues with both, the second ends.</summary>
    public CallOutcome TransferAttended(string transferor, TransferPart first, TransferPart second)
    {
        if (FindForTransfer(transferor, first) is not { } surviving)
            return CallOutcome.NoSuchCall;
        if (FindForTransfer(transferor, second) is not { } ending)
            return CallOutcome.NoSuchCall;
        if (surviving == ending)
            return CallOutcome.Refused;
        var leaving = surviving.FindConnectedLeg(transferor)!;
        var staying = surviving.Current.PartnerOf(leaving);
        var moving = ending.Current.PartnerOf(ending.FindConnectedLeg(transferor)!);
        End(ending, SimulatedEndReason.ConsultTransferCompleted, 0);

        EndTarget(surviving, SimulatedEndReason.ConsultTransferCompleted, 0);
        EndLeg(surviving, leaving);
        var joined = NewLeg(moving.Number, moving.Trunk);
        joined.Answer(clock.Now);
        staying.IsHeld = false;
        surviving.Add(joined);
        surviving.Add(NewTarget(staying, joined, displayName: null));
        events.Raise(time => new TargetAdded(time, surviving.Snapshot(), surviving.Current.Snapshot()));
        surviving.Current.RangAt = clock.Now;
        CalleeAnswers(surviving);
        return CallOutcome.Done;
    }

    /// <summary>The last call in progress of a number: the meaning of the id <c>1</c> for holding.</summary>
    public Call? FindLatest(string number) => List.Active.LastOrDefault(call => call.FindLeg(number) is not null);

    /// <summary>The last answered call of a number: the meaning of the id <c>1</c> for a blind transfer.</summary>
    public Call? FindLatestEstablished(string number) => List.Active
        .Where(call => call.State == SimulatedCallState.Answered && call.FindConnectedLeg(number) is not null)
        .OrderBy(call => call.Current.AnsweredAt)
        .LastOrDefault();

    private Call? FindForTransfer(string transferor, TransferPart part)
    {
        if (part.HasSession)
            return List.FindActive(part.SessionId!) is { } named && CanTransfer(named, transferor) ? named : null;

        // The number alone can't identify a leg through a trunk: the session has to be specified.
        return List.Active.LastOrDefault(call =>
            CanTransfer(call, transferor)
            && call.Current.PartnerOf(call.FindConnectedLeg(transferor)!) is { IsExtension: true, Trunk: null } partner
            && partner.Number == part.ReferTo);
    }

    private static bool CanTransfer(Call call, string transferor) =>
        call.State == SimulatedCallState.Answered && call.FindConnectedLeg(transferor) is not null;

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

    private void CalleeAnswers(Call call)
    {
        var target = call.Current;
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
        EndTarget(call, reason, statusCode);
        foreach (var leg in call.Legs)
        {
            if (leg.State != SimulatedLegState.Ended)
                EndLeg(call, leg);
        }
        call.End(clock.Now, reason, statusCode);
        List.MoveToHistory(call);
        events.Raise(time => new CallEnded(time, call.Snapshot()));
    }

    private void EndTarget(Call call, SimulatedEndReason reason, int statusCode)
    {
        var target = call.Current;
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

    private CallTarget NewTarget(Leg caller, Leg callee, string? displayName, SimulatorForwardState? forwardedOn = null) => new(
        _ids.Next(),
        caller,
        callee,
        displayName ?? extensions.NameOf(caller.Number),
        clock.Now)
    {
        ForwardedOn = forwardedOn,
    };
}
