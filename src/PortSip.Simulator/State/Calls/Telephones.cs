namespace PortSip.Simulator;

/// <summary>Calls telephones and runs their scripts.</summary>
internal sealed class Telephones(CurrentOptions options, SimulatorClock clock, SimulatorRules rules, ExtensionDirectory extensions)
{
    /// <summary>Calls a telephone. Exactly one of the last two follows, unless the telephone is dropped before.</summary>
    /// <param name="leg">The telephone's leg.</param>
    /// <param name="script">The behavior.</param>
    /// <param name="rings">It rings.</param>
    /// <param name="answers">It answers.</param>
    /// <param name="fails">It isn't reached.</param>
    /// <param name="ringTimeout">How long it rings at most; null for the option's value.</param>
    /// <param name="mayRing">Whether it rings if it could; null if it does. If not, nothing follows.</param>
    public void Call(Leg leg, CalleeScript script, Action rings, Action answers, Action<CallFailure> fails, TimeSpan? ringTimeout = null, Func<bool>? mayRing = null)
    {
        if (leg.Trunk is not null && !rules.IsTrunkUp(leg.Trunk))
        {
            fails(new CallFailure(SipStatus.ServiceUnavailable, null));
            return;
        }
        if (extensions.IsOffline(leg.Number))
        {
            fails(new CallFailure(SipStatus.TemporarilyUnavailable, SimulatorForwardState.Offline));
            return;
        }
        if (script.Outcome is CalleeOutcome.Busy or CalleeOutcome.Unreachable)
        {
            var state = script.Outcome == CalleeOutcome.Busy ? SimulatorForwardState.Busy : SimulatorForwardState.Offline;
            Intend(leg, script.After, () => fails(new CallFailure(script.FailureCode, state)));
            return;
        }
        if (mayRing?.Invoke() == false)
            return;
        rings();
        var longest = ringTimeout ?? options.Value.RingTimeout;
        if (script.Outcome == CalleeOutcome.NoAnswer || script.After > longest)
        {
            var code = script.Outcome == CalleeOutcome.NoAnswer ? script.FailureCode : SipStatus.RequestTimeout;
            Intend(leg, longest, () => fails(new CallFailure(code, SimulatorForwardState.NoAnswer)));
        }
        else if (script.Outcome == CalleeOutcome.Reject)
            Intend(leg, script.After, () => fails(new CallFailure(script.FailureCode, SimulatorForwardState.Busy)));
        else
        {
            Intend(leg, script.After, () =>
            {
                leg.Answer(clock.Now);
                answers();
            });
        }
    }

    /// <summary>Drops the telephone's scheduled actions.</summary>
    public void Forget(Leg leg)
    {
        if (leg.Intent is null)
            return;
        clock.Cancel(leg.Intent);
        leg.Intent = null;
    }

    private void Intend(Leg leg, TimeSpan delay, Action action)
    {
        // Immediately means before the response to the originate, so that a client that then requests the call sees its final state.
        if (delay <= TimeSpan.Zero)
            action();
        else
            leg.Intent = clock.Schedule(delay, action);
    }
}
