namespace PortSip.Client;

/// <summary>Asks the PBX for calls that are awaited (<c>GET /sessions/{id}</c>): often where events don't tell, and seldom where they do.</summary>
internal sealed class CallPolling(CallsClient calls, EventSubscription anchor, CallEnding ending, Action<string> tell)
{
    // Events can be lost on the way without a sign of it; so the PBX is asked now and then although they come.
    private const int SeldomFactor = 10;

    private static readonly TimeSpan LongestBlindness = TimeSpan.FromSeconds(10);

    private PortSipException? _refusal;

    /// <summary>Whether this user may not ask.</summary>
    public bool IsRefused => _refusal is not null;

    private EventStream Stream => EventStreams.Of(calls.Sender.Connection).Tenant;

    // Neither source may be used: a wait would end by its time-out whatever becomes of the call.
    private bool IsBlind => _refusal is not null && !anchor.IsLive;

    /// <summary>Whether events alone tell what is awaited. The end shows in every form of them, ringing and answers don't (API §7).</summary>
    public bool AreEventsEnough(CallWait wait) => anchor.IsLive && Stream.IsConfirmed && (wait.For == PortSipCallMilestone.Ended || Stream.TellsTargets);

    /// <summary>How long the PBX isn't asked.</summary>
    public TimeSpan Pause(AwaitedCall awaited, TimeSpan askedAt, bool isSoon)
    {
        if (awaited.HasMissedSome || (awaited.Progress.NeedsCheck && (awaited.Obscurity is null || _refusal is not null)))
            return TimeSpan.Zero;
        var pause = askedAt + (isSoon || awaited.Progress.NeedsCheck ? awaited.Wait.PollingInterval : Interval(awaited.Wait)) - calls.Sender.Connection.Clock.Elapsed;
        if (awaited.Obscurity is not null && awaited.Unsettled > TimeSpan.Zero && awaited.Unsettled < pause)
            pause = awaited.Unsettled;
        if (IsBlind && LongestBlindness - awaited.Blindness < pause)
            pause = LongestBlindness - awaited.Blindness;
        return awaited.UntilLastLook < pause ? awaited.UntilLastLook.Value : pause;
    }

    /// <summary>The socket may come back in a moment; without it there is nothing to wait with.</summary>
    /// <exception cref="PortSipException">Forbidden: the PBX may not be asked, and no events come.</exception>
    public void RequireSight(AwaitedCall awaited)
    {
        awaited.See(IsBlind);
        if (!IsBlind || (anchor.Failure is null && awaited.Blindness < LongestBlindness && awaited.Remaining > TimeSpan.Zero))
            return;
        throw WaitFailures.Blind(awaited.Progress.Call, _refusal!, (anchor.Failure ?? anchor.LastFailure)?.Message ?? "The event socket is down.");
    }

    /// <summary>Asks the PBX for the call. True where it is active, and has not come as far as it is awaited.</summary>
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
                awaited.Obscurity = "The PBX hasn't answered GET /sessions/{id}.";
                return false;
            }
            awaited.Obscurity = null;
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
            awaited.Obscurity = e.Message;
            tell($"{e.Message} Only events report the calls.");
            if (progress.NeedsCheck)
                progress.ApplyGone();
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.InvalidResponse)
        {
            // The PBX may be back before the wait is over.
            awaited.Obscurity = e.Message;
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

    /// <summary>The PBX doesn't know the call. One that was placed a moment ago may not show yet: only its record proves that it is over already.</summary>
    private async Task MissAsync(AwaitedCall awaited, PortSipException notFound, CancellationToken cancellationToken)
    {
        if (awaited.Unsettled == TimeSpan.Zero || awaited.Progress.NeedsCheck)
        {
            awaited.Progress.ApplyGone(notFound);
            return;
        }
        awaited.Obscurity = notFound.Message;
        tell($"{notFound.Message} It was placed a moment ago, so the search is repeated once.");
        if (await awaited.AskAsync(token => ending.FindAsync(awaited.Id, token), cancellationToken).ConfigureAwait(false) is { IsFinal: true } entry)
            awaited.Progress.ApplyLog(entry);
    }
}
