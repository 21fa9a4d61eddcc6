namespace PortSip.Client;

/// <summary>
/// Waits for calls, any number at a time over one subscription. Events tell; where they don't (refused, blocked, lost, or a PBX that sends
/// only a call's start and end), <c>GET /sessions/{id}</c> is asked, and the call logs for how a call ended that nobody saw end.
/// </summary>
internal sealed class CallWaiter
{
    // Events can be lost on the way without a sign of it; so the PBX is asked now and then although they come.
    private const int SeldomFactor = 10;
    // The record of a call that has just ended may be a moment late.
    private const int LargestNumberOfLooks = 5;

    private static readonly TimeSpan LongestBlindness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestSubscription = TimeSpan.FromSeconds(10);
    // Talking time comes in whole seconds: what was answered just before the waiting began doesn't show at first.
    private static readonly TimeSpan FirstSecond = TimeSpan.FromSeconds(1.5);

    private readonly EventSubscription _anchor;
    private readonly PortSipClient _client;
    private readonly IRequestLog _log;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private PortSipException? _pollingRefusal;
    private PortSipException? _logRefusal;

    private CallWaiter(PortSipClient client, IRequestLog log)
    {
        _client = client;
        _log = log;
        // Takes no record, and keeps the socket open from one call to the next.
        _anchor = Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr], Filter = static _ => false });
    }

    /// <summary>The connection whose events it reads.</summary>
    public PortSipConnection Connection => _client.Connection;

    private Clock Clock => _client.Connection.Clock;

    private EventStream Stream => _client.Connection.Events;

    /// <summary>Subscribes, and comes back when the PBX tells, or is known not to: what is placed from now on is seen from its first moment.</summary>
    public static async Task<CallWaiter> StartAsync(PortSipClient client, IRequestLog log, CancellationToken cancellationToken)
    {
        var waiter = new CallWaiter(client, log);
        try
        {
            await waiter.SubscribeAsync(cancellationToken).ConfigureAwait(false);
            return waiter;
        }
        catch
        {
            waiter._anchor.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the stream, and comes back when the socket is closed.</summary>
    public Task EndAsync() => _anchor.LeaveAsync();

    /// <summary>Places the call and waits for it. Its events are gathered from before it is placed: they can come before its id does.</summary>
    /// <exception cref="PortSipException">Those of the originate, and of <see cref="WaitAsync(PortSipCall, CallWait, CancellationToken)"/>.</exception>
    public async Task<PortSipCall> OriginateAsync(OriginateRequest request, CallWait wait, CancellationToken cancellationToken)
    {
        using var events = Watch();
        var call = await _client.OriginateCallAsync(request, cancellationToken).ConfigureAwait(false);
        return await WaitAsync(call, events, wait, askedAt: Clock.Elapsed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the call has come so far, or is over.</summary>
    /// <exception cref="PortSipException">WaitTimedOut; CallFailed where that is asked for; Forbidden: neither events nor active calls may be seen; the call is left as it is.</exception>
    public async Task<PortSipCall> WaitAsync(PortSipCall call, CallWait wait, CancellationToken cancellationToken)
    {
        if (call.Id == PortSipClient.LatestCall)
            throw Validation.Failed("The id 1 is no call that can be awaited: Get-PortSipCall -ExtensionNumber finds the call's id.");
        using var events = Watch();
        return await WaitAsync(call, events, wait, askedAt: null, cancellationToken).ConfigureAwait(false);
    }

    private EventSubscription Watch() => Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var isReady = await Task.WhenAny(_anchor.Ready, Clock.DelayAsync(LongestSubscription, bound.Token)).ConfigureAwait(false) == _anchor.Ready;
            bound.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            if (!isReady)
                Tell("The event socket doesn't answer. The PBX is asked for the calls instead (GET /sessions/{id}).");
            else if (!await _anchor.Ready.ConfigureAwait(false))
                Tell($"{_anchor.LastFailure?.Message} The PBX is asked for the calls instead (GET /sessions/{{id}}).");
        }
        catch (PortSipException e)
        {
            Tell($"{e.Message} The PBX is asked for the calls instead (GET /sessions/{{id}}).");
        }
    }

    private async Task<PortSipCall> WaitAsync(PortSipCall call, EventSubscription events, CallWait wait, TimeSpan? askedAt, CancellationToken cancellationToken)
    {
        events.Narrow(call.Id);
        var awaited = new AwaitedCall(new CallProgress(call with { Connection = call.Connection ?? _client.Connection }), events, wait, Clock, Tell) { IsLate = askedAt is null };
        if (call.State == PortSipCallState.Initiated)
            awaited.IsFresh();
        var progress = awaited.Progress;
        var seenFrom = askedAt ?? Clock.Elapsed + FirstSecond;
        using var callee = new CalleeHearing(_client, events.Signal, Tell);
        while (true)
        {
            awaited.Take();
            var statements = await awaited.AskAsync(callee.HearAsync, cancellationToken).ConfigureAwait(false);
            foreach (var statement in statements ?? [])
                progress.ApplyCallee(statement);
            if (statements is null)
                awaited.Obscurity = "The callee's extension rings or talks, and there was no time left to see whether it does so in this call.";
            if (awaited.IsDecided)
                return await CompleteAsync(awaited, cancellationToken).ConfigureAwait(false);
            RequireSight(awaited);
            if (awaited.Remaining == TimeSpan.Zero)
                return await TimeOutAsync(awaited, cancellationToken).ConfigureAwait(false);
            var pause = askedAt is null ? TimeSpan.Zero : Pause(awaited, askedAt.Value, isSoon: askedAt < seenFrom);
            if (pause > TimeSpan.Zero)
            {
                await awaited.WaitAsync(pause < awaited.Remaining ? pause : awaited.Remaining, cancellationToken).ConfigureAwait(false);
                continue;
            }
            awaited.HasMissedSome = false;
            // What rang or was answered before the waiting began shows in no event any more, and not in every PBX's events at all.
            if (await AskAsync(awaited, cancellationToken).ConfigureAwait(false) && wait.For != PortSipCallMilestone.Ended && (awaited.IsLate || !Stream.TellsTargets) && callee.IsPossible(progress.Call))
                await awaited.AskAsync(token => callee.CallAsync(progress.Call, token), cancellationToken).ConfigureAwait(false);
            askedAt = Clock.Elapsed;
        }
    }

    /// <summary>How long the PBX isn't asked.</summary>
    private TimeSpan Pause(AwaitedCall awaited, TimeSpan askedAt, bool isSoon)
    {
        if (awaited.HasMissedSome || (awaited.Progress.NeedsCheck && (awaited.Obscurity is null || _pollingRefusal is not null)))
            return TimeSpan.Zero;
        var pause = askedAt + (isSoon || awaited.Progress.NeedsCheck ? awaited.Wait.PollingInterval : Interval(awaited.Wait)) - Clock.Elapsed;
        if (awaited.Obscurity is not null && awaited.Unsettled > TimeSpan.Zero && awaited.Unsettled < pause)
            return awaited.Unsettled;
        if (IsBlind && LongestBlindness - awaited.Blindness < pause)
            return LongestBlindness - awaited.Blindness;
        return pause;
    }

    // Neither source may be used: a wait would end by its time-out whatever becomes of the call.
    private bool IsBlind => _pollingRefusal is not null && !_anchor.IsLive;

    /// <summary>The socket may come back in a moment; without it there is nothing to wait with.</summary>
    /// <exception cref="PortSipException">Forbidden: the PBX may not be asked, and no events come.</exception>
    private void RequireSight(AwaitedCall awaited)
    {
        awaited.See(IsBlind);
        if (!IsBlind || (_anchor.Failure is null && awaited.Blindness < LongestBlindness && awaited.Remaining > TimeSpan.Zero))
            return;
        var events = (_anchor.Failure ?? _anchor.LastFailure)?.Message ?? "The event socket is down.";
        throw new PortSipCallException(
            PortSipFailure.Forbidden,
            $"The call {awaited.Progress.Call} can't be watched, and is left as it is: the PBX neither lets it be asked for nor tells its events. {_pollingRefusal!.Message} {events}",
            awaited.Progress.Call,
            _pollingRefusal)
        {
            Operation = "wait for the call",
            IsSafeToRetry = true,
            RecommendedAction = "Give the user the right to see active calls (GET /sessions/{id}) or to read events, or see why the event socket can't be reached.",
        };
    }

    private TimeSpan Interval(CallWait wait)
    {
        var seldom = TimeSpan.FromTicks(wait.PollingInterval.Ticks * SeldomFactor);
        if (!_anchor.IsLive)
            return Asking("The PBX's event socket is down", wait);
        if (!Stream.IsConfirmed)
            return Asking("The PBX hasn't answered the subscription to events", wait);
        // The end shows in every form of events, ringing and answers don't (API §7).
        if (wait.For == PortSipCallMilestone.Ended || Stream.TellsTargets)
            return seldom;
        return Asking("Whether this PBX tells of ringing and answers isn't known yet", wait);
    }

    private TimeSpan Asking(string reason, CallWait wait)
    {
        Tell(FormattableString.Invariant($"{reason}, so it is asked for the calls, every {wait.PollingInterval.TotalSeconds:0.###} s (GET /sessions/{{id}})."));
        return wait.PollingInterval;
    }

    /// <summary>Asks the PBX for the call. True where it is active, and has not come as far as it is awaited.</summary>
    private async Task<bool> AskAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var progress = awaited.Progress;
        if (_pollingRefusal is not null)
        {
            if (progress.NeedsCheck)
                progress.ApplyGone();
            return false;
        }
        try
        {
            if (await awaited.AskAsync(token => _client.GetCallAsync(awaited.Id, token), cancellationToken).ConfigureAwait(false) is not { } active)
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
            _pollingRefusal = e;
            awaited.Obscurity = e.Message;
            Tell($"{e.Message} Only events tell of the calls.");
            if (progress.NeedsCheck)
                progress.ApplyGone();
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.InvalidResponse)
        {
            // The PBX may be back before the wait is over.
            awaited.Obscurity = e.Message;
            _log.Verbose(e.Message);
        }
        return false;
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
        Tell($"{notFound.Message} It was placed a moment ago, so it is looked for once more.");
        var logs = await awaited.AskAsync(token => ReadLogsAsync(awaited.Id, token), cancellationToken).ConfigureAwait(false);
        if (logs is not null && CallLogEntry.From(logs) is { EndedAt: not null } entry)
            awaited.Progress.ApplyLog(entry);
    }

    /// <summary>The call has come so far. Of one that is over, the record is looked for where no event brought it.</summary>
    private async Task<PortSipCall> CompleteAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var progress = awaited.Progress;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Clock.CancelAfter(bound, awaited.Epilogue);
        try
        {
            for (var look = 0; progress.IsEnded && !progress.HasRecord && look < LargestNumberOfLooks; look++)
            {
                if (look > 0)
                    await awaited.WaitAsync(awaited.Wait.PollingInterval, bound.Token).ConfigureAwait(false);
                awaited.Take();
                if (progress.HasRecord)
                    break;
                var logs = await ReadLogsAsync(awaited.Id, bound.Token).ConfigureAwait(false);
                if (logs is null && !_anchor.IsLive)
                    break;
                if (logs is not null && CallLogEntry.From(logs) is { } entry)
                    progress.ApplyLog(entry);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _log.Verbose("The call logs haven't answered in time.");
        }
        // A bare id that neither the active calls nor the logs know never was one.
        if (progress is { IsKnown: false, NotFound: { } notFound } && _logRefusal is null)
            throw notFound;
        if (progress.IsEnded && !progress.HasRecord)
            _log.Verbose($"The call {progress.Call.Id} is over; nothing tells how it ended.");
        return progress.IsEnded && !progress.HasAnswered && awaited.Wait.FailsWithoutAnswer ? throw Failed(progress.Call) : progress.Call;
    }

    /// <summary>What the call logs hold of the call; null where they can't be read.</summary>
    private async Task<IReadOnlyList<CallRecordAnswer>?> ReadLogsAsync(string id, CancellationToken cancellationToken)
    {
        if (_logRefusal is not null)
            return null;
        try
        {
            return await new CallLogSearch(_client.Connection, _log).FindAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            _log.Verbose(e.Message);
            if (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound or PortSipFailure.ValidationFailed)
                _logRefusal = e;
            return null;
        }
    }

    private async Task<PortSipCall> TimeOutAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var (call, wait) = (awaited.Progress.Call, awaited.Wait);
        if (wait.HangsUpOnTimeout)
        {
            try
            {
                await _client.HangUpCallAsync(call.Id, cancellationToken).ConfigureAwait(false);
                call = call with { State = PortSipCallState.Ended };
            }
            catch (PortSipException e) when (e.Failure == PortSipFailure.CallNotFound)
            {
                // It ended in this very moment, by itself.
                awaited.Progress.ApplyGone();
                return await CompleteAsync(awaited, cancellationToken).ConfigureAwait(false);
            }
        }
        var isTold = _anchor.IsLive && Stream.IsConfirmed && (wait.For == PortSipCallMilestone.Ended || Stream.TellsTargets);
        throw new PortSipCallException(
            PortSipFailure.WaitTimedOut,
            FormattableString.Invariant($"The call {call} was not {wait.For.ToString().ToLowerInvariant()} within {wait.Timeout.TotalSeconds:0.###} s{(wait.HangsUpOnTimeout ? ", and was hung up" : "")}.")
                + (awaited.Obscurity is null || isTold ? "" : $" It could not be looked at in the end, and may have come further: {awaited.Obscurity}"),
            call)
        {
            Operation = "wait for the call",
            IsSafeToRetry = true,
            RecommendedAction = "Give it more time with -TimeoutSec, or end such calls with -HangUpOnTimeout.",
        };
    }

    private static PortSipCallException Failed(PortSipCall call)
    {
        var reason = call.StatusCode is { } code ? $"{code} {call.StatusReason}" : call.StatusReason ?? call.EndReason ?? "the PBX gave no reason";
        return new PortSipCallException(PortSipFailure.CallFailed, $"The call {call} ended without an answer: {reason}.", call)
        {
            Operation = "wait for the call",
            IsSafeToRetry = true,
            RecommendedAction = "Without -ErrorOnFailure such a call is a result, with StatusCode, StatusReason and EndReason.",
        };
    }

    private void Tell(string message)
    {
        lock (_told)
        {
            if (!_told.Add(message))
                return;
        }
        _log.Verbose(message);
    }
}
