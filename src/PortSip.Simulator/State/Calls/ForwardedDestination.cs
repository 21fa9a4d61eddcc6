namespace PortSip.Simulator;

/// <summary>Numbers whose calls are forwarded without ringing.</summary>
/// <param name="calls">Passes the calls on.</param>
/// <param name="rules">The forwarding rules.</param>
/// <param name="isNotDisturbed">Whether an extension wants no calls.</param>
internal sealed class ForwardedDestination(CallControl calls, SimulatorRules rules, Func<string, bool> isNotDisturbed) : IDestination
{
    public bool Take(Call call) =>
        Forward(call, new CallFailure(0, SimulatorForwardState.Always))
        || (isNotDisturbed(call.Current.CalleeLeg.Number) && Forward(call, new CallFailure(0, SimulatorForwardState.DoNotDisturb)));

    /// <summary>Forwards a call by the state of its callee, if a rule says so.</summary>
    public bool Forward(Call call, CallFailure failure)
    {
        var number = call.Current.CalleeLeg.Number;
        // A number that is forwarded to itself isn't forwarded: a rule for a pattern can include its own destination.
        if (failure.State is not { } state || rules.FindForwarding(number, state) is not { } destination || destination == number)
            return false;
        calls.Reroute(call, destination, ReasonOf(state), failure.StatusCode);
        return true;
    }

    private static SimulatedRerouteReason ReasonOf(SimulatorForwardState state) => state switch
    {
        SimulatorForwardState.Busy => SimulatedRerouteReason.Busy,
        SimulatorForwardState.NoAnswer => SimulatedRerouteReason.NoAnswer,
        SimulatorForwardState.Offline => SimulatedRerouteReason.Offline,
        SimulatorForwardState.DoNotDisturb => SimulatedRerouteReason.DoNotDisturb,
        _ => SimulatedRerouteReason.Always,
    };
}
