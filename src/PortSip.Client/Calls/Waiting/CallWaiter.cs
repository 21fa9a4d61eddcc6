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
    /// <exception cref="PortSipException">WaitTimedOut; CallFailed where that is asked for; Forbidden: neither events nor active calls may be seen.</exception>
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
        var end = new Deadline(Clock, wait.Timeout);
        var seenFrom = askedAt ?? Clock.Elapsed + FirstSecond;
        var isLate = askedAt is null;
        var progress = new CallProgress(call with { Connection = call.Connection ?? _client.Connection });
        using var callee = new CalleeHearing(_client, events.Signal, Tell);
        while (true)
        {
            var missedSome = Take(events, progress);
            await callee.HearAsync(progress, cancellationToken).ConfigureAwait(false);
            isLate |= missedSome;
            if (progress.Has(wait.For))
                return await CompleteAsync(progress, events, wait, cancellationToken).ConfigureAwait(false);
            if (end.Remaining == TimeSpan.Zero)
                return await TimeOutAsync(progress, events, wait, cancellationToken).ConfigureAwait(false);
            var pause = missedSome || progress.NeedsCheck || askedAt is null ? TimeSpan.Zero : askedAt.Value + (askedAt < seenFrom ? wait.PollingInterval : Interval(wait)) - Clock.Elapsed;
            if (pause <= TimeSpan.Zero)
            {
                // What rang or was answered before the waiting began shows in no event any more, and not in every PBX's events at all.
                if (await AskAsync(progress, cancellationToken).ConfigureAwait(false) && !progress.Has(wait.For) && wait.For != PortSipCallMilestone.Ended && (isLate || !Stream.TellsTargets))
                    await callee.CallAsync(progress.Call, cancellationToken).ConfigureAwait(false);
                askedAt = Clock.Elapsed;
            }
            else
            {
                await events.WaitAsync(pause < end.Remaining ? pause : end.Remaining, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes what has come. True where something may have been missed.</summary>
    private bool Take(EventSubscription events, CallProgress progress)
    {
        var missedSome = false;
        while (events.TryRead(out var record))
        {
            progress.Apply(record!);
            if (record is not PortSipEventGap gap)
                continue;
            missedSome = true;
            Tell($"Events may be missing: {gap}. The PBX is asked for the calls (GET /sessions/{{id}}).");
        }
        return missedSome;
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

    /// <summary>Asks the PBX for the call. True where it is active.</summary>
    private async Task<bool> AskAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            if (_pollingRefusal is not null)
                throw Failures.Again(_pollingRefusal);
            progress.ApplyActive(await _client.GetCallAsync(progress.Call.Id, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.CallNotFound)
        {
            progress.ApplyGone(e);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.Forbidden && _anchor.Failure is null)
        {
            _pollingRefusal = e;
            Tell($"{e.Message} Only events tell of the calls.");
            if (progress.NeedsCheck)
                progress.ApplyGone();
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.InvalidResponse)
        {
            // The PBX may be back before the wait is over.
            _log.Verbose(e.Message);
        }
        return false;
    }

    /// <summary>The call has come so far. Of one that is over, the record is looked for where no event brought it.</summary>
    private async Task<PortSipCall> CompleteAsync(CallProgress progress, EventSubscription events, CallWait wait, CancellationToken cancellationToken)
    {
        for (var look = 0; progress.IsEnded && !progress.HasRecord && look < LargestNumberOfLooks; look++)
        {
            if (look > 0)
                await events.WaitAsync(wait.PollingInterval, cancellationToken).ConfigureAwait(false);
            Take(events, progress);
            if (!progress.HasRecord && !await LookIntoLogAsync(progress, cancellationToken).ConfigureAwait(false) && !_anchor.IsLive)
                break;
        }
        // A bare id that neither the active calls nor the logs know never was one.
        if (progress is { IsKnown: false, NotFound: { } notFound } && _logRefusal is null)
            throw notFound;
        if (progress.IsEnded && !progress.HasRecord)
            _log.Verbose($"The call {progress.Call.Id} is over; nothing tells how it ended.");
        return progress.IsEnded && !progress.HasAnswered && wait.FailsWithoutAnswer ? throw Failed(progress.Call) : progress.Call;
    }

    /// <summary>False where the logs can't be read, and looking again is of no use.</summary>
    private async Task<bool> LookIntoLogAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        if (_logRefusal is not null)
            return false;
        try
        {
            var logs = await new CallLogSearch(_client.Connection, _log).FindAsync(progress.Call.Id, cancellationToken).ConfigureAwait(false);
            if (CallLogEntry.From(logs) is { } entry)
                progress.ApplyLog(entry);
            return true;
        }
        catch (PortSipException e)
        {
            _log.Verbose(e.Message);
            if (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound or PortSipFailure.ValidationFailed)
                _logRefusal = e;
            return false;
        }
    }

    private async Task<PortSipCall> TimeOutAsync(CallProgress progress, EventSubscription events, CallWait wait, CancellationToken cancellationToken)
    {
        var call = progress.Call;
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
                progress.ApplyGone();
                return await CompleteAsync(progress, events, wait, cancellationToken).ConfigureAwait(false);
            }
        }
        throw new PortSipCallException(
            PortSipFailure.WaitTimedOut,
            FormattableString.Invariant($"The call {call} was not {wait.For.ToString().ToLowerInvariant()} within {wait.Timeout.TotalSeconds:0.###} s{(wait.HangsUpOnTimeout ? ", and was hung up" : "")}."),
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
