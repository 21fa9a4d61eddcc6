namespace PortSip.Simulator;

/// <summary>What destinations do with a call whose callee isn't reached yet.</summary>
internal sealed partial class CallControl
{
    /// <summary>All kinds of numbers. The first one that takes a call routes it.</summary>
    public IReadOnlyList<IDestination> Destinations { get; set; } = [];

    /// <summary>The PBX itself answers.</summary>
    public void AnswerItself(Call call)
    {
        Rings(call, call.Current);
        call.Current.CalleeLeg.Answer(clock.Now);
        CalleeAnswers(call, call.Current);
    }

    /// <summary>The call isn't connected. It ends, unless something takes it on that passed it here.</summary>
    public void Fail(Call call, int statusCode)
    {
        if (call.OnFailure is { } takesOn)
        {
            call.OnFailure = null;
            takesOn(statusCode);
        }
        else
            End(call, SimulatedEndReason.None, statusCode);
    }

    /// <summary>The call returns to a number that passed it on, and is taken there as a new one: what was tried before can be tried again.</summary>
    public void Return(Call call, string number, int statusCode)
    {
        ReplaceCallee(call, [NewTarget(call.Current.CallerLeg, NewLeg(number, trunk: null), call.Current.CallerDisplayName)], SimulatedEndReason.Redirected, statusCode);
        Reach(call);
    }

    /// <summary>The callee's telephone rings.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ringTime">How long it rings at most; null for the option's value.</param>
    /// <param name="mayRing">It could ring: whether it does. If not, the call has gone elsewhere.</param>
    /// <param name="failed">It isn't answered. The call continues.</param>
    public void Ring(Call call, TimeSpan? ringTime, Func<bool> mayRing, Action<CallFailure> failed)
    {
        var target = call.Current;
        Ring(call, target, () => CalleeAnswers(call, target), failed, ringTime, mayRing);
    }

    /// <summary>Passes the call to another number, unless it was there before.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">The number to call.</param>
    /// <param name="reason">Why.</param>
    /// <param name="statusCode">How its present callee failed; 0 if it wasn't tried.</param>
    /// <param name="box">For voicemail: the extension whose box it is; null for the one that passes it on.</param>
    public void Reroute(Call call, string number, SimulatedRerouteReason reason, int statusCode, string? box = null)
    {
        if (HasTried(call, number))
        {
            Fail(call, SipStatus.LoopDetected);
            return;
        }
        var trunk = extensions.Has(number) ? null : call.Request.Trunk;
        ReplaceCallee(call, [NewTarget(call.Current.CallerLeg, NewLeg(number, trunk), call.Current.CallerDisplayName, reason, box: box)], SimulatedEndReason.Redirected, statusCode);
        Reach(call);
    }

    /// <summary>
    /// Calls other numbers in the callee's place, all at once. The pair with the callee ends as referred. When one answers, the others stop ringing.
    /// </summary>
    /// <param name="call">The call, which isn't answered yet.</param>
    /// <param name="numbers">The numbers to call.</param>
    /// <param name="kind">Who calls them.</param>
    /// <param name="ringTime">How long they ring at most.</param>
    /// <param name="answered">A number answers; called before the call is updated.</param>
    /// <param name="failed">A number doesn't answer; with the last one, the second value is true. The call continues.</param>
    /// <param name="reason">Why the call is passed on; null if the callee's service does what it is for.</param>
    public void LeadOn(Call call, IReadOnlyList<string> numbers, SimulatedCallKind kind, TimeSpan ringTime, Action<string> answered, Action<string, bool> failed, SimulatedRerouteReason? reason = null)
    {
        IReadOnlyList<CallTarget> targets = [.. numbers.Select(number => NewTarget(call.Current.CallerLeg, NewLeg(number, trunk: null), call.Current.CallerDisplayName, reason, kind))];
        ReplaceCallee(call, targets, SimulatedEndReason.Referred, statusCode: 0);
        foreach (var target in targets)
        {
            // One that answers at once leaves the others alone.
            if (target.EndedAt is not null)
                continue;
            var number = target.CalleeLeg.Number;
            Ring(
                call,
                target,
                () =>
                {
                    answered(number);
                    CalleeAnswers(call, target);
                },
                failure =>
                {
                    EndTarget(call, target, SimulatedEndReason.None, failure.StatusCode);
                    // Who calls it must know why before its leg ends.
                    failed(number, targets.All(other => other.EndedAt is not null));
                    if (target.CalleeLeg.State != SimulatedLegState.Ended)
                        EndLeg(call, target.CalleeLeg);
                },
                ringTime);
        }
    }

    /// <summary>The call waits at its service's number again.</summary>
    public void LeadBack(Call call, string number, SimulatedCallKind kind)
    {
        ReplaceCallee(call, [NewTarget(call.Current.CallerLeg, NewLeg(number, trunk: null), call.Current.CallerDisplayName, kind: kind)], SimulatedEndReason.None, SipStatus.RequestTimeout);
        Rings(call, call.Current);
    }

    /// <summary>The call waits at a number that answers by itself, after the current callee didn't answer.</summary>
    public void WaitAt(Call call, string number)
    {
        ReplaceCallee(call, [NewTarget(call.Current.CallerLeg, NewLeg(number, trunk: null), call.Current.CallerDisplayName)], SimulatedEndReason.None, SipStatus.RequestTimeout);
        AnswerItself(call);
    }

    /// <summary>A party of another call becomes the callee of this one, and the other call ends as replaced.</summary>
    /// <param name="call">The call that was placed to get it.</param>
    /// <param name="other">The other call.</param>
    /// <param name="party">The party that moves.</param>
    public void TakeFrom(Call call, Call other, Leg party)
    {
        End(other, SimulatedEndReason.Replaced, 0);
        ReplaceCallee(call, [NewTarget(call.Current.CallerLeg, NewLeg(party.Number, party.Trunk), call.Current.CallerDisplayName)], SimulatedEndReason.Referred, statusCode: 0);
        AnswerItself(call);
    }

    private void Reach(Call call)
    {
        foreach (var destination in Destinations)
        {
            if (destination.Take(call))
                return;
        }
    }

    private void Ring(Call call, CallTarget target, Action answered, Action<CallFailure> failed, TimeSpan? ringTime = null, Func<bool>? mayRing = null)
    {
        target.Answered = answered;
        target.Failed = failed;
        _telephones.Call(target.CalleeLeg, ScriptOfCallee(call, target.CalleeLeg.Number), () => Rings(call, target), answered, failed, ringTime, mayRing);
    }

    private void Rings(Call call, CallTarget target)
    {
        target.RangAt = clock.Now;
        RaiseChanged(call, target.CalleeLeg);
        events.Raise(time => new TargetRinging(time, call.Snapshot(), target.Snapshot()));
    }

    private void ReplaceCallee(Call call, IReadOnlyList<CallTarget> targets, SimulatedEndReason reason, int statusCode)
    {
        var former = call.Targets.Where(target => target.CalleeLeg.State != SimulatedLegState.Ended && target.CalleeLeg != call.Current.CallerLeg).ToList();
        EndTargets(call, reason, statusCode);
        foreach (var target in targets)
        {
            call.Add(target);
            call.Add(target.CalleeLeg);
        }
        former.ForEach(target => EndLeg(call, target.CalleeLeg));
        foreach (var target in targets)
            events.Raise(time => new TargetAdded(time, call.Snapshot(), target.Snapshot()));
    }

    /// <summary>Whether a number is the caller, or was called on the way to the current callee. Members of groups and queues don't count.</summary>
    private static bool HasTried(Call call, string number)
    {
        if (call.Current.CallerLeg.Number == number)
            return true;
        foreach (var target in call.Targets.Reverse().Where(target => target.Kind == SimulatedCallKind.Normal))
        {
            if (target.CalleeLeg.Number == number)
                return true;
            if (target.Rerouted is null)
                return false;
        }
        return false;
    }
}
