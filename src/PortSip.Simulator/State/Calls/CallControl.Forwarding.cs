namespace PortSip.Simulator;

/// <summary>Forwarding calls by the state of their callee.</summary>
internal sealed partial class CallControl
{
    /// <summary>Whether an extension wants no calls.</summary>
    public Func<string, bool> IsNotDisturbed { get; set; } = _ => false;

    /// <summary>Reaches the callee, unless its number is blocked, a service takes the call, or a rule forwards it.</summary>
    private void Reach(Call call)
    {
        if (blocked.Blocks(call.Current.CalleeLeg.Number))
        {
            End(call, SimulatedEndReason.None, SipStatus.Forbidden);
            return;
        }
        if (IsTaken(call) || IsForwardedWithoutRinging(call))
            return;
        var target = call.Current;
        target.FollowsForwarding = true;
        _telephones.Call(
            target.CalleeLeg,
            ScriptOfCallee(call, target.CalleeLeg.Number),
            () => Rings(call, target),
            () => CalleeAnswers(call),
            failure => CalleeFails(call, failure));
    }

    private bool IsForwardedWithoutRinging(Call call) =>
        Forward(call, new CallFailure(0, SimulatorForwardState.Always))
        || (IsNotDisturbed(call.Current.CalleeLeg.Number) && Forward(call, new CallFailure(0, SimulatorForwardState.DoNotDisturb)));

    private void CalleeFails(Call call, CallFailure failure)
    {
        if (!Forward(call, failure))
            End(call, SimulatedEndReason.None, failure.StatusCode);
    }

    private bool Forward(Call call, CallFailure failure)
    {
        var number = call.Current.CalleeLeg.Number;
        // A number that is forwarded to itself isn't forwarded: a rule for a pattern can include its own destination.
        if (failure.State is not { } state || rules.FindForwarding(number, state) is not { } destination || destination == number)
            return false;
        if (HasTried(call, destination))
            End(call, SimulatedEndReason.None, SipStatus.LoopDetected);
        else
        {
            var trunk = extensions.Has(destination) ? null : call.Request.Trunk;
            ReplaceCallee(call, destination, trunk, SimulatedEndReason.Redirected, failure.StatusCode, state);
            Reach(call);
        }
        return true;
    }

    /// <summary>Whether a number is the caller, or was called on the way to the current callee.</summary>
    private static bool HasTried(Call call, string number)
    {
        if (call.Current.CallerLeg.Number == number)
            return true;
        for (var at = call.Targets.Count - 1; at >= 0; at--)
        {
            if (call.Targets[at].CalleeLeg.Number == number)
                return true;
            if (call.Targets[at].ForwardedOn is null)
                return false;
        }
        return false;
    }
}
