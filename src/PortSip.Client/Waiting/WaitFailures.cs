namespace PortSip.Client;

/// <summary>The failures of a wait for a call.</summary>
internal static class WaitFailures
{
    private const string Operation = "wait for the call";

    /// <summary>It didn't reach the state in time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <param name="unknownReason">Why its last state isn't known; null if it is.</param>
    public static PortSipCallException TimedOut(PortSipCall call, CallWait wait, string? unknownReason) =>
        new(
            PortSipFailure.WaitTimedOut,
            FormattableString.Invariant($"The call {call} was not {wait.For.ToString().ToLowerInvariant()} within {wait.Timeout.TotalSeconds:0.###} s{(wait.HangsUpOnTimeout ? ", and was hung up" : "")}.")
                + (unknownReason is null ? "" : $" Its last state isn't known, so the call may have progressed further: {unknownReason}"),
            call)
        {
            Operation = Operation,
            IsSafeToRetry = true,
        };

    /// <summary>The PBX shows the call, but not readably whether its parties talk, so it may have reached the state.</summary>
    public static PortSipCallException Unreadable(PortSipCall call, CallWait wait) =>
        new(
            PortSipFailure.WaitTimedOut,
            FormattableString.Invariant($"The call {call} wasn't seen to be {wait.For.ToString().ToLowerInvariant()} within {wait.Timeout.TotalSeconds:0.###} s.")
                + $" The PBX shows it with a talk time that can't be read, so its parties may be talking{(wait.HangsUpOnTimeout ? ", and it wasn't hung up" : "")}.",
            call)
        {
            Operation = Operation,
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.StateUnreadable,
        };

    /// <summary>It ended without an answer, which is proven.</summary>
    public static PortSipCallException Failed(PortSipCall call)
    {
        var reason = call.StatusCode is { } code ? $"{code} {call.StatusReason}" : call.StatusReason ?? call.EndReason ?? "the PBX gave no reason";
        return new PortSipCallException(PortSipFailure.CallFailed, $"The call {call} ended without an answer: {reason}.", call)
        {
            Operation = Operation,
            IsSafeToRetry = true,
        };
    }

    /// <summary>It ended, and nothing reports how: an answer may have been missed.</summary>
    public static PortSipOutcomeUnknownException Unknown(PortSipCall call) =>
        new(PortSipFailure.CallOutcomeUnknown, $"The call {call} has ended, but it isn't known whether it was answered: no event and no call log reports it.")
        {
            Operation = Operation,
            Call = call,
            Candidates = [call],
        };

    /// <summary>This user can neither query active calls nor receive events.</summary>
    public static PortSipCallException NotVisible(PortSipCall call, PortSipException refusal, string events) =>
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
