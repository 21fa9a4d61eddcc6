namespace PortSip.Client;

/// <summary>
/// Shows a call as it is after an action on it. It waits at most two seconds until the PBX shows the new state: by events if the socket is open,
/// otherwise by polling. If the PBX doesn't show it by then, or doesn't permit this user to look, the result is what is known.
/// </summary>
internal sealed class CallAfterAction(CallsClient calls)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);
    // Events can be lost without a trace, so the PBX is polled as well, but later.
    private static readonly TimeSpan EventsAlone = TimeSpan.FromSeconds(1);

    private readonly CallEnding _ending = new(calls.Sender, anchor: null);

    private Clock Clock => calls.Sender.Connection.Clock;

    private KnownCalls Calls => KnownCalls.Of(calls.Sender.Connection);

    /// <summary>A leg was put on hold or taken off hold. The PBX reports neither (API §3), so there is nothing to wait for.</summary>
    public async Task<PortSipCall> HeldAsync(PortSipCall call, string number, bool isHeld, CancellationToken cancellationToken)
    {
        var known = Known(call);
        if (known.Caller is null && known.Callee is null)
            await RepeatAsync(events: null, static _ => false, async token => (known = await calls.GetAsync(call.Id, token).ConfigureAwait(false)) is not null, cancellationToken).ConfigureAwait(false);
        return known with { ExtensionNumber = ReceivedText.Of(number), IsHeld = isHeld };
    }

    /// <summary>Transfers the call, and shows who is connected: the party that stays, and the one that the call was transferred to.</summary>
    /// <param name="call">The call before.</param>
    /// <param name="transferor">The party that leaves.</param>
    /// <param name="target">The party that is reached. It is the one that acts on the call from now on.</param>
    /// <param name="transfer">Sends the transfer.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<PortSipCall> TransferAsync(PortSipCall call, string transferor, string target, Func<Task> transfer, CancellationToken cancellationToken)
    {
        var before = Known(call);
        using var events = Join(call.Id);
        await transfer().ConfigureAwait(false);
        var shown = before with { Caller = PartyNumber.Is(before.Caller, transferor) ? before.Callee : before.Caller, Callee = ReceivedText.Of(target), Legs = [] };
        await RepeatAsync(
            events,
            record =>
            {
                if (record is not PortSipSessionEvent { Callee: { } callee } about || about.SessionId != call.Id || !PartyNumber.Is(callee, target))
                    return false;
                shown = shown with { Caller = about.Caller ?? shown.Caller, Callee = callee };
                return true;
            },
            async token =>
            {
                var listed = await calls.GetAsync(call.Id, token).ConfigureAwait(false);
                // The PBX doesn't list user data.
                shown = listed with { UserData = listed.UserData ?? before.UserData };
                if (shown.Legs.LastOrDefault(leg => PartyNumber.Is(leg.Callee, target) || PartyNumber.Is(leg.Caller, target)) is not { } leg)
                    return false;
                shown = shown with { Caller = leg.Caller, Callee = leg.Callee };
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return Remembered(shown with { ExtensionNumber = ReceivedText.Of(target), IsHeld = null });
    }

    /// <summary>Hangs up, and shows how the call ended.</summary>
    /// <param name="call">The call before.</param>
    /// <param name="hangUp">Sends the hang-up.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<PortSipCall> EndAsync(PortSipCall call, Func<Task> hangUp, CancellationToken cancellationToken)
    {
        var progress = new CallProgress(Known(call));
        using var events = Join(call.Id);
        await hangUp().ConfigureAwait(false);
        progress.ApplyGone();
        await RepeatAsync(
            events,
            record =>
            {
                progress.Apply(record);
                return progress.HasRecord;
            },
            async token =>
            {
                if (await _ending.FindAsync(call.Id, token).ConfigureAwait(false) is { } log)
                    progress.ApplyLog(log);
                return progress.HasRecord ? true : _ending.IsRefused ? null : false;
            },
            cancellationToken).ConfigureAwait(false);
        return Remembered((progress.HasRecord ? progress.Call : Known(call) with { State = PortSipCallState.Ended }) with { IsHeld = null });
    }

    /// <summary>Picks up a waiting call, and shows who it is connected to.</summary>
    /// <param name="call">The call before, with the queue as its callee.</param>
    /// <param name="pickUp">Sends the request.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<PortSipCall> PickUpAsync(PortSipCall call, Func<Task> pickUp, CancellationToken cancellationToken)
    {
        await pickUp().ConfigureAwait(false);
        await RepeatAsync(
            events: null,
            static _ => false,
            async token =>
            {
                var queue = call.Callee;
                call = await calls.GetAsync(call.Id, token).ConfigureAwait(false);
                return call.Callee is not null && call.Callee != queue;
            },
            cancellationToken).ConfigureAwait(false);
        return Remembered(call);
    }

    private PortSipCall Known(PortSipCall call)
    {
        if (call.Caller is not null || call.Callee is not null)
            return Calls.Complete(call);
        return Calls.Find(call.Id) is { } known ? known with { Connection = call.Connection } : call;
    }

    private PortSipCall Remembered(PortSipCall call)
    {
        Calls.Remember(call);
        return Calls.Find(call.Id)! with { Connection = call.Connection, Legs = call.Legs };
    }

    private EventSubscription? Join(string id)
    {
        var events = EventStreams.Of(calls.Sender.Connection).Tenant.Join(new EventInterest { Topics = [PortSipEventTopic.Cdr] });
        events?.Narrow(id);
        return events;
    }

    /// <summary>Reads events and polls until one of them shows the state, or the time is up.</summary>
    /// <param name="events">The events of the call; null if the socket isn't open.</param>
    /// <param name="apply">Processes an event. Returns whether the state is reached.</param>
    /// <param name="look">Polls. Returns whether the state is reached; null if polling is pointless.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    private async Task RepeatAsync(EventSubscription? events, Func<PortSipEvent, bool> apply, Func<CancellationToken, Task<bool?>> look, CancellationToken cancellationToken)
    {
        var end = new Deadline(Clock, Longest);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Clock.CancelAfter(bound, Longest);
        // The remaining time at which to poll next; null if polling is pointless.
        TimeSpan? lookAt = events is null ? Longest : Longest - EventsAlone;
        try
        {
            while (true)
            {
                while (events?.TryRead(out var record) == true)
                {
                    if (apply(record!))
                        return;
                }
                if (end.Remaining <= lookAt)
                {
                    var isReached = await TryAsync(look, bound.Token).ConfigureAwait(false);
                    if (isReached == true)
                        return;
                    lookAt = isReached is null ? null : end.Remaining - Interval;
                }
                if ((lookAt is null && events is null) || end.Remaining == TimeSpan.Zero)
                    return;
                var pause = lookAt > TimeSpan.Zero ? end.Remaining - lookAt.Value : end.Remaining;
                await (events?.WaitAsync(pause, bound.Token) ?? Clock.DelayAsync(pause, bound.Token)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            calls.Sender.Log.Verbose("The PBX hasn't shown the new state of the call within 2 s.");
        }
    }

    private async Task<bool?> TryAsync(Func<CancellationToken, Task<bool?>> look, CancellationToken cancellationToken)
    {
        try
        {
            return await look(cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            calls.Sender.Log.Verbose(e.Message);
            return null;
        }
    }
}
