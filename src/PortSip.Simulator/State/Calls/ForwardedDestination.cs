namespace PortSip.Simulator;

/// <summary>Forwards the calls of a number, before its telephone rings or after that has failed; <see cref="CalleeForwarding"/> says where to.</summary>
internal sealed class ForwardedDestination(CallControl calls, CalleeForwarding forwarding) : IDestination
{
    public bool Has(string number) => false;

    public bool Take(Call call) =>
        Forward(call, new CallFailure(0, SimulatorForwardState.Always))
        || forwarding.StatesOf(call.Current.CalleeLeg.Number).Any(state => Forward(call, new CallFailure(0, state)));

    /// <summary>How long the telephone of the callee rings; null for the option's value.</summary>
    public TimeSpan? RingTime(Call call) => forwarding.RingTime(call, () => IsInAnotherCall(call));

    /// <summary>Forwards a call whose callee's telephone could ring, if it is in another call or available and its rules say so.</summary>
    public bool ForwardUnrung(Call call) =>
        (Find(call, SimulatorForwardState.Busy) is not null || Find(call, SimulatorForwardState.Available) is not null)
        && Forward(call, new CallFailure(0, IsInAnotherCall(call) ? SimulatorForwardState.Busy : SimulatorForwardState.Available));

    /// <summary>Forwards a call by the state of its callee, or hangs it up, if a rule says so.</summary>
    public bool Forward(Call call, CallFailure failure)
    {
        if (failure.State is not { } state || Find(call, state) is not { } rule)
            return false;
        if (rule.Action == ForwardWords.ToNumber)
            calls.Reroute(call, rule.Number!, ReasonOf(state), failure.StatusCode);
        else if (rule.Action == ForwardWords.ToVoicemail)
            calls.Reroute(call, SimulatorDefaults.VoicemailNumber, ReasonOf(state), failure.StatusCode, rule.Number);
        else
            calls.Fail(call, failure.StatusCode != 0 ? failure.StatusCode : state == SimulatorForwardState.Busy ? SipStatus.BusyHere : SipStatus.TemporarilyUnavailable);
        return true;
    }

    /// <summary>The rule that does something. A number that is forwarded to itself isn't forwarded: a rule for a pattern can include its own destination.</summary>
    private ForwardRule? Find(Call call, SimulatorForwardState state) =>
        forwarding.Find(call, state, () => IsInAnotherCall(call)) is { } rule && rule.Action != ForwardWords.Ring && !(rule.Action == ForwardWords.ToNumber && rule.Number == call.Current.CalleeLeg.Number)
            ? rule
            : null;

    private bool IsInAnotherCall(Call call) => calls.List.HasCallOf(call.Current.CalleeLeg.Number, except: call);

    private static SimulatedRerouteReason ReasonOf(SimulatorForwardState state) => state switch
    {
        SimulatorForwardState.Busy => SimulatedRerouteReason.Busy,
        SimulatorForwardState.NoAnswer => SimulatedRerouteReason.NoAnswer,
        SimulatorForwardState.Offline => SimulatedRerouteReason.Offline,
        SimulatorForwardState.DoNotDisturb => SimulatedRerouteReason.DoNotDisturb,
        SimulatorForwardState.Available => SimulatedRerouteReason.Available,
        SimulatorForwardState.Away => SimulatedRerouteReason.Away,
        SimulatorForwardState.Lunch => SimulatedRerouteReason.Lunch,
        SimulatorForwardState.BusinessTrip => SimulatedRerouteReason.BusinessTrip,
        _ => SimulatedRerouteReason.Always,
    };
}
