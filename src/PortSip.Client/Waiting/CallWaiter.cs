namespace PortSip.Client;

/// <summary>
/// Waits for calls, any number at a time over one subscription. It relies on events; if they don't report enough (refused, blocked, lost, or a
/// PBX that sends only a call's start and end), it polls <c>GET /sessions/{id}</c>, and reads the call logs for the outcome of a call whose end wasn't seen.
/// </summary>
internal sealed class CallWaiter
{
    private static readonly TimeSpan LongestSubscription = TimeSpan.FromSeconds(10);
    // Talk time is in whole seconds: an answer just before the wait started doesn't show at first.
    private static readonly TimeSpan FirstSecond = TimeSpan.FromSeconds(1.5);

    private readonly EventSubscription _anchor;
    private readonly CallsClient _calls;
    private readonly CallEnding _ending;
    private readonly HangUps _hangUps;
    private readonly CancellationToken _patience;
    private readonly CallPolling _polling;
    private readonly StandstillWarning _standstill;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private CallWaiter(CallsClient calls, CancellationToken patience)
    {
        _calls = calls;
        _patience = patience;
        // Takes no records, and keeps the socket open from one call to the next.
        _anchor = Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr], Filter = static _ => false, Tell = Log.Verbose });
        _ending = new CallEnding(calls.Sender, _anchor);
        _hangUps = new HangUps(calls, patience);
        _polling = new CallPolling(calls, _anchor, _ending, Tell);
        _standstill = new StandstillWarning(WaitClock, Stream.CountArrivalsAsync, Log);
    }

    /// <summary>The connection whose events it reads.</summary>
    public PortSipConnection Connection => _calls.Sender.Connection;

    private Clock Clock => Connection.Clock;

    private Clock WaitClock => Connection.WaitClock;

    private EventStream Stream => EventStreams.Of(Connection).Tenant;

    private IRequestLog Log => _calls.Sender.Log;

    /// <summary>Subscribes, and returns when the PBX sends events, or is known not to: a call placed from now on is watched from its first moment.</summary>
    /// <param name="calls">Places the calls and polls them.</param>
    /// <param name="patience">Ends the remaining work when nothing waits for calls any more: hang-ups that were sent, and the closing of the socket.</param>
    /// <param name="cancellationToken">Cancels the subscription.</param>
    public static async Task<CallWaiter> StartAsync(CallsClient calls, CancellationToken patience, CancellationToken cancellationToken)
    {
        var waiter = new CallWaiter(calls, patience);
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

    /// <summary>Leaves the stream, and returns when the socket is closed.</summary>
    public Task EndAsync() => _anchor.LeaveAsync(_patience);

    /// <summary>Places the call. Its events are collected from before it is placed: they can arrive before its id.</summary>
    /// <exception cref="PortSipException">The failures of the originate.</exception>
    public async Task<WatchedCall> PlaceAsync(OriginateRequest request, CancellationToken cancellationToken)
    {
        var events = Watch();
        try
        {
            return new WatchedCall(this, await _calls.OriginateAsync(request, cancellationToken).ConfigureAwait(false), events, placedAt: WaitClock.Elapsed);
        }
        catch
        {
            events.Dispose();
            throw;
        }
    }

    /// <summary>Places the call and waits for it.</summary>
    /// <exception cref="PortSipException">The failures of <see cref="PlaceAsync"/> and of <see cref="WaitAsync(PortSipCall, CallWait, CancellationToken)"/>.</exception>
    public async Task<PortSipCall> OriginateAsync(OriginateRequest request, CallWait wait, CancellationToken cancellationToken)
    {
        using var call = await PlaceAsync(request, cancellationToken).ConfigureAwait(false);
        return await call.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the call reaches the state or ends.</summary>
    /// <exception cref="PortSipException">
    /// WaitTimedOut; if a call without an answer is a failure, CallFailed, or CallOutcomeUnknown if nothing proves it; Forbidden:
    /// this user can neither query active calls nor receive events; the call isn't changed.
    /// </exception>
    public async Task<PortSipCall> WaitAsync(PortSipCall call, CallWait wait, CancellationToken cancellationToken)
    {
        if (call.Id == CallEndpoints.LatestCall)
            throw Validation.Failed("1 isn't a call id, so you can't wait for it.", PortSipFailureReason.LatestCallMeaningless);
        using var events = Watch();
        return await FollowAsync(call, events, wait, askedAt: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Hangs up a call that nothing waits for any more. Returns whether it has ended.</summary>
    internal Task<bool> HangUpAbandonedAsync(string id) => _hangUps.SendAbandonedAsync(id, Log);

    /// <summary>The events of all calls from now on.</summary>
    internal EventSubscription Watch() => Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr] });

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var isReady = await Task.WhenAny(_anchor.Ready, Clock.DelayAsync(LongestSubscription, bound.Token)).ConfigureAwait(false) == _anchor.Ready;
            bound.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            if (!isReady)
                Tell("The event socket doesn't respond. Polling the calls instead (GET /sessions/{id}).");
            else if (!await _anchor.Ready.ConfigureAwait(false))
                Tell($"{_anchor.LastFailure?.Message} Polling the calls instead (GET /sessions/{{id}}).");
        }
        catch (PortSipException e)
        {
            Tell($"{e.Message} Polling the calls instead (GET /sessions/{{id}}).");
        }
    }

    /// <summary>Warns if a wait for something else than a call pauses on a clock that stands still. Waits for calls do that themselves.</summary>
    public void WarnOfStandstill() => _standstill.Give();

    /// <summary>Follows the call by its events and by polling.</summary>
    /// <param name="call">The call, as known so far.</param>
    /// <param name="events">Its events.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <param name="askedAt">When it was placed, and its state was therefore known; null if it is older than the events.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    internal async Task<PortSipCall> FollowAsync(PortSipCall call, EventSubscription events, CallWait wait, TimeSpan? askedAt, CancellationToken cancellationToken)
    {
        events.Narrow(call.Id);
        var awaited = new AwaitedCall(new CallProgress(call with { Connection = call.Connection ?? Connection }), events, wait, WaitClock, SeenCallEvents.Of(Connection), Tell) { IsLate = askedAt is null };
        if (call.State == PortSipCallState.Initiated)
            awaited.IsFresh();
        var progress = awaited.Progress;
        var hasSettled = false;
        var hasArrived = false;
        var seenFrom = askedAt ?? WaitClock.Elapsed + FirstSecond;
        using var callee = new CalleeStateTracking(_calls, events.Signal, Tell);
        using var waiting = wait.IsWithinWait ? null : WaitClock.BeginWait(Stream.CountArrivalsAsync);
        while (true)
        {
            awaited.Take();
            var states = await awaited.AskAsync(callee.ReadStatesAsync, cancellationToken).ConfigureAwait(false);
            foreach (var state in states ?? [])
                progress.ApplyCallee(state);
            if (states is null)
                awaited.UnknownReason = "The callee's extension is ringing or talking, but there was no time left to check whether that is in this call.";
            wait.Report?.Invoke(progress.Call);
            if (awaited.IsDecided)
                return Remembered(await _ending.ConcludeAsync(awaited, cancellationToken).ConfigureAwait(false));
            _polling.RequireSource(awaited);
            if (awaited.Remaining == TimeSpan.Zero && WaitClock.IsMovedByWaits && !hasArrived)
            {
                // The first of several events may have ended the pause.
                await Stream.CountArrivalsAsync().ConfigureAwait(false);
                hasArrived = true;
                continue;
            }
            if (awaited.Remaining == TimeSpan.Zero)
                return await TimeOutAsync(awaited, cancellationToken).ConfigureAwait(false);
            var pause = askedAt is null ? TimeSpan.Zero : _polling.Pause(awaited, askedAt.Value, isSoon: askedAt < seenFrom);
            if (pause > TimeSpan.Zero)
            {
                if (!hasSettled && _standstill.IsDue)
                {
                    await _standstill.ArriveAsync().ConfigureAwait(false);
                    hasSettled = true;
                    continue;
                }
                _standstill.Give();
                await awaited.WaitAsync(pause < awaited.Remaining ? pause : awaited.Remaining, cancellationToken).ConfigureAwait(false);
                continue;
            }
            awaited.HasMissedSome = false;
            awaited.Look();
            if (await _polling.AskAsync(awaited, cancellationToken).ConfigureAwait(false) && NeedsCallee(awaited) && callee.IsPossible(progress.Call))
                await awaited.AskAsync(token => callee.StartAsync(progress.Call, token), cancellationToken).ConfigureAwait(false);
            askedAt = WaitClock.Elapsed;
        }
    }

    // Ringing or an answer before the wait started is in no event any more, and with some PBXs in no event at all. Before a call is hung
    // up, it matters that an event may be lost, and that talk time is in whole seconds.
    private bool NeedsCallee(AwaitedCall awaited) =>
        awaited.Wait.For != PortSipCallMilestone.Ended && (awaited.IsLate || !Stream.ReportsTargets || (awaited.IsAtItsEnd && awaited.Wait.HangsUpOnTimeout));

    private async Task<PortSipCall> TimeOutAsync(AwaitedCall awaited, CancellationToken cancellationToken)
    {
        var (call, wait) = (awaited.Progress.Call, awaited.Wait);
        if (awaited.MayHaveCome)
            throw WaitFailures.Unreadable(call, wait);
        if (wait.HangsUpOnTimeout)
        {
            try
            {
                await _hangUps.SendAsync(call.Id).ConfigureAwait(false);
                call = call with { State = PortSipCallState.Ended };
            }
            catch (PortSipException e) when (e.Failure == PortSipFailure.CallNotFound)
            {
                // It has just ended by itself.
                awaited.Progress.ApplyGone();
                return await _ending.ConcludeAsync(awaited, cancellationToken).ConfigureAwait(false);
            }
        }
        // A user who isn't permitted to poll relies on events, if there are any.
        throw WaitFailures.TimedOut(call, wait, _polling.IsRefused && _polling.AreEventsEnough(wait) ? null : awaited.UnknownReason);
    }

    private PortSipCall Remembered(PortSipCall call)
    {
        KnownCalls.Of(Connection).Remember(call);
        return call;
    }

    private void Tell(string message)
    {
        lock (_told)
        {
            if (!_told.Add(message))
                return;
        }
        Log.Verbose(message);
    }
}
