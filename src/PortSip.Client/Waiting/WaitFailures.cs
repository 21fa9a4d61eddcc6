namespace PortSip.Client;

/// <summary>How a wait for a call can fail.</summary>
internal static class WaitFailures
{
    private const string Operation = "wait for the call";

    /// <summary>It didn't reach the state in time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">What was awaited.</param>
    /// <param name="obscurity">Why nobody knows how far it came; null where it is known.</param>
    public static PortSipCallException TimedOut(PortSipCall call, CallWait wait, string? obscurity) =>
        new(
            PortSipFailure.WaitTimedOut,
            FormattableString.Invariant($"The call {call} was not {wait.For.ToString().ToLowerInvariant()} within {wait.Timeout.TotalSeconds:0.###} s{(wait.HangsUpOnTimeout ? ", and was hung up" : "")}.")
                + (obscurity is null ? "" : $" Its last state isn't known, so it may have got further: {obscurity}"),
            call)
        {
            Operation = Operation,
            IsSafeToRetry = true,
        };

    /// <summary>It ended without an answer, which something proves.</summary>
    public static PortSipCallException Failed(PortSipCall call)
    {
        var reason = call.StatusCode is { } code ? $"{code} {call.StatusReason}" : call.StatusReason ?? call.EndReason ?? "the PBX gave no reason";
        return new PortSipCallException(PortSipFailure.CallFailed, $"The call {call} ended without an answer: {reason}.", call)
        {
            Operation = Operation,
            IsSafeToRetry = true,
        };
    }

    /// <summary>It ended, and nothing tells how: an answer may have been missed.</summary>
    public static PortSipOutcomeUnknownException Unknown(PortSipCall call) =>
        new(PortSipFailure.CallOutcomeUnknown, $"The call {call} has ended, but it isn't known whether it was answered: no event and no call log reports it.")
        {
            Operation = Operation,
            Call = call,
            Candidates = [call],
        };

    /// <summary>Neither events nor the active calls may be seen.</summary>
    public static PortSipCallException Blind(PortSipCall call, PortSipException refusal, string events) =>
        new(
            PortSipFailure.Forbidden,
            $"The call {call} can't be tracked and was left as it is: this user can neither query the call nor receive its events. {refusal.Message} {events}",
            call,
            refusal)
        {
            Operation = Operation,
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.CallNotVisible,
        };
}
