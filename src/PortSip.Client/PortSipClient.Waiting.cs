namespace PortSip.Client;

/// <summary>Waiting for what becomes of a call.</summary>
public sealed partial class PortSipClient
{
    /// <summary>
    /// Asks for the call (<c>GET /sessions/{id}</c>) until it has come so far, or is over: talking time says that it was
    /// answered, 404 that it has ended. Ringing doesn't show there; an answered call has rung.
    /// </summary>
    /// <exception cref="PortSipException">WaitTimedOut, and the failures of <see cref="GetCallAsync"/>.</exception>
    public async Task<PortSipCall> WaitForCallAsync(PortSipCall call, CallWait wait, CancellationToken cancellationToken)
    {
        var end = new Deadline(connection.Clock, wait.Timeout);
        while (true)
        {
            call = await RefreshAsync(call, cancellationToken).ConfigureAwait(false);
            if (call.State == PortSipCallState.Ended || (call.State == PortSipCallState.Answered && wait.For != PortSipCallMilestone.Ended))
                return call;
            if (end.Remaining == TimeSpan.Zero)
                throw await TimedOutAsync(call, wait, cancellationToken).ConfigureAwait(false);
            await connection.Clock.DelayAsync(wait.PollingInterval < end.Remaining ? wait.PollingInterval : end.Remaining, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PortSipCall> RefreshAsync(PortSipCall call, CancellationToken cancellationToken)
    {
        try
        {
            var now = await GetCallAsync(call.Id, cancellationToken).ConfigureAwait(false);
            return now with { Caller = call.Caller ?? now.Caller, Callee = call.Callee ?? now.Callee, UserData = call.UserData };
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.CallNotFound)
        {
            return call with { State = PortSipCallState.Ended };
        }
    }

    private async Task<PortSipException> TimedOutAsync(PortSipCall call, CallWait wait, CancellationToken cancellationToken)
    {
        if (wait.HangsUpOnTimeout)
            await HangUpCallAsync(call.Id, cancellationToken).ConfigureAwait(false);
        return new PortSipException(
            PortSipFailure.WaitTimedOut,
            FormattableString.Invariant($"The call {call} was not {wait.For.ToString().ToLowerInvariant()} within {wait.Timeout.TotalSeconds:0.###} s{(wait.HangsUpOnTimeout ? ", and was hung up" : "")}."))
        {
            Operation = "wait for the call",
            IsSafeToRetry = true,
            RecommendedAction = "Give it more time with -TimeoutSec, or end such calls with -HangUpOnTimeout.",
        };
    }
}
