namespace PortSip.Client;

/// <summary>Polls the PBX for awaited calls (<c>GET /sessions/{id}</c>): often if events don't report enough, and rarely if they do.</summary>
internal sealed class CallPolling(CallsClient calls, EventSubscription anchor, CallEnding ending, Action<string> tell)
{
    // Events can be lost without a trace, so the PBX is polled occasionally even if events arrive.
    private const int SeldomFactor = 10;

    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(10);

    private PortSipException? _refusal;

    /// <summary>Whether this user isn't permitted to poll.</summary>
    public bool IsRefused => _refusal is not null;

    private EventStream Stream => EventStreams.Of(calls.Sender.Connection).Tenant;

    // Neither source is available: otherwise a wait would run into its time-out whatever happens to the call.
    private bool HasNoSource => _refusal is not null && !anchor.IsLive;

    /// <summary>Whether events alone report the requested state. Every form of them reports the end, but not ringing and answers (API §7).</summary>
    public bool AreEventsEnough(CallWait wait) => anchor.IsLive && Stream.IsConfirmed && (wait.For == PortSipCallMilestone.Ended || Stream.ReportsTargets);

    /// <summary>How long until the next poll.</summary>
    public TimeSpan Pause(AwaitedCall awaited, TimeSpan askedAt, bool isSoon)
    {
        if (awaited.HasMissedSome || (awaited.Progress.NeedsCheck && (awaited.UnknownReason is null || _refusal is not null)))
            return TimeSpan.Zero;
        var pause = askedAt + (isSoon || awaited.Progress.NeedsCheck ? awaited.Wait.PollingInterval : Interval(awaited.Wait)) - calls.Sender.Connection.WaitClock.Elapsed;
        if (awaited.UnknownReason is not null && awaited.Unsettled > TimeSpan.Zero && awaited.Unsettled < pause)
            pause = awaited.Unsettled;
        if (HasNoSource && LongestOutage - awaited.Outage < pause)
            pause = LongestOutage - awaited.Outage;
        return awaited.UntilLastLook < pause ? awaited.UntilLastLook.Value : pause;
    }

    /// <summary>The socket may recover in a moment; without it, there is no source for the wait.</summary>
    /// <exception cref="PortSipException">Forbidden: polling isn't permitted, and there are no events.</exception>
    public void RequireSource(AwaitedCall awaited)
    {
        awaited.NoteSource(HasNoSource);
        if (!HasNoSource || (anchor.Failure is null && awaited.Outage < LongestOutage && awaited.Remaining > TimeSpan.Zero))
            return;
        throw WaitFailures.NotVisible(awaited.Progress.Call, _refusal!, (anchor.Failure ?? anchor.LastFailure)?.Message ?? "The event socket is down.");
    }

    /// <summary>Polls the PBX for the call. True if it is active and hasn't reached the requested state.</summary>
    public async Task<bool> AskAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var progress = awaited.Progress;
        if (_refusal is not null)
        {
            if (progress.NeedsCheck)
                progress.ApplyGone();
            return false;
        }
        try
        {
            if (await awaited.AskAsync(token => calls.GetAsync(awaited.Id, token), cancellationToken).ConfigureAwait(false) is not { } active)
            {
                awaited.UnknownReason = "The PBX hasn't answered GET /sessions/{id}.";
                return false;
            }
            awaited.UnknownReason = null;
            awaited.MayTalk = active.MayTalk;
            awaited.Settle();
            progress.ApplyActive(active);
            return !awaited.IsDecided;
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.CallNotFound)
        {
            await MissAsync(awaited, e, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.Forbidden)
        {
            _refusal = e;
            awaited.UnknownReason = e.Message;
            tell($"{e.Message} Only events report the calls.");
            if (progress.NeedsCheck)
                progress.ApplyGone();
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.InvalidResponse)
        {
            // The PBX may recover before the wait ends.
            awaited.UnknownReason = e.Message;
            calls.Sender.Log.Verbose(e.Message);
        }
        return false;
    }

    private TimeSpan Interval(CallWait wait)
    {
        if (AreEventsEnough(wait))
            return TimeSpan.FromTicks(wait.PollingInterval.Ticks * SeldomFactor);
        if (!anchor.IsLive)
            return Asking("The PBX's event socket is down", wait);
        if (!Stream.IsConfirmed)
            return Asking("The PBX hasn't answered the subscription to events", wait);
        return Asking("It isn't known yet whether this PBX reports ringing and answers", wait);
    }

    private TimeSpan Asking(string reason, CallWait wait)
    {
        tell(FormattableString.Invariant($"{reason}. Polling the calls every {wait.PollingInterval.TotalSeconds:0.###} s (GET /sessions/{{id}})."));
        return wait.PollingInterval;
    }

    /// <summary>The PBX doesn't know the call. A call that was placed a moment ago may not appear yet: only its record proves that it has already ended.</summary>
    private async Task MissAsync(AwaitedCall awaited, PortSipException notFound, CancellationToken cancellationToken)
    {
        if (awaited.Unsettled == TimeSpan.Zero || awaited.Progress.NeedsCheck)
        {
            awaited.Progress.ApplyGone(notFound);
            return;
        }
        awaited.UnknownReason = notFound.Message;
        tell($"{notFound.Message} It was placed a moment ago, so the search is repeated once.");
        if (await awaited.AskAsync(token => ending.FindAsync(awaited.Id, token), cancellationToken).ConfigureAwait(false) is { IsFinal: true } entry)
            awaited.Progress.ApplyLog(entry);
    }
}
