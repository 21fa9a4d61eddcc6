namespace PortSip.Client;

/// <summary>One awaited call: its events, its known state, and the remaining time.</summary>
internal sealed class AwaitedCall(CallProgress progress, EventSubscription events, CallWait wait, Clock clock, Action<string> tell)
{
    // A new call can take a moment to appear among the active calls, as after a lost originate.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3.5);
    // The time beyond the time-out that a call may need: the search for its record.
    private static readonly TimeSpan ShortestEnding = TimeSpan.FromSeconds(10);
    // How long before the time-out the PBX is polled once more: enough for its response, and as late as possible.
    private static readonly TimeSpan LongestLastLook = TimeSpan.FromSeconds(1);
    private const int LastLookShare = 5;

    private readonly Deadline _end = new(clock, wait.Timeout);
    private TimeSpan? _outageSince;
    private TimeSpan _settledAt;

    public CallProgress Progress => progress;

    public CallWait Wait => wait;

    public string Id => progress.Call.Id;

    /// <summary>Whether something happened to it before it was watched, or while it wasn't.</summary>
    public bool IsLate { get; set; }

    /// <summary>Whether events have been missing since the last poll.</summary>
    public bool HasMissedSome { get; set; }

    /// <summary>Why the last poll couldn't read its state; null if it could.</summary>
    public string? UnknownReason { get; set; }

    /// <summary>Whether the last poll showed the call with a talk time that can't be read, so that its parties may be talking.</summary>
    public bool MayTalk { get; set; }

    /// <summary>Whether it may have reached the requested state, judged by the values that can be read. Such a call isn't hung up.</summary>
    public bool MayHaveCome => MayTalk && wait.For != PortSipCallMilestone.Ended;

    /// <summary>Whether it has reached the requested state.</summary>
    public bool IsDecided => progress.Has(wait.For);

    public TimeSpan Remaining => _end.Remaining;

    /// <summary>The remaining time, but at least a moment.</summary>
    public TimeSpan EndingTime => Remaining > ShortestEnding ? Remaining : ShortestEnding;

    /// <summary>How long it still doesn't matter that the PBX doesn't know the call.</summary>
    public TimeSpan Unsettled => _settledAt > clock.Elapsed ? _settledAt - clock.Elapsed : TimeSpan.Zero;

    /// <summary>How long there has been no source for its state.</summary>
    public TimeSpan Outage => _outageSince is { } since ? clock.Elapsed - since : TimeSpan.Zero;

    /// <summary>How long until the last poll, whatever the events have reported: they can be lost without a trace. Null after it.</summary>
    public TimeSpan? UntilLastLook
    {
        get
        {
            var share = TimeSpan.FromTicks(wait.Timeout.Ticks / LastLookShare);
            var until = Remaining - (share < LongestLastLook ? share : LongestLastLook);
            return IsAtItsEnd ? null : until > TimeSpan.Zero ? until : TimeSpan.Zero;
        }
    }

    /// <summary>Whether the last poll was made or is being made.</summary>
    public bool IsAtItsEnd { get; private set; }

    /// <summary>A poll is being made.</summary>
    public void Look() => IsAtItsEnd = UntilLastLook is null || UntilLastLook == TimeSpan.Zero;

    /// <summary>The call was placed a moment ago.</summary>
    public void IsFresh() => _settledAt = clock.Elapsed + Settling;

    /// <summary>The PBX has returned the call.</summary>
    public void Settle() => _settledAt = TimeSpan.Zero;

    /// <summary>There is no source for its state, or there is one again.</summary>
    public void NoteSource(bool isMissing) => _outageSince = isMissing ? _outageSince ?? clock.Elapsed : null;

    /// <summary>Processes the received events.</summary>
    public void Take()
    {
        while (events.TryRead(out var record))
        {
            progress.Apply(record!);
            if (record is not PortSipEventGap gap)
                continue;
            HasMissedSome = true;
            IsLate = true;
            tell($"Events may be missing: {gap}. Polling the calls (GET /sessions/{{id}}).");
        }
    }

    /// <summary>Returns when an event arrives or the time elapses.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => events.WaitAsync(atMost, cancellationToken);

    /// <summary>Polls the PBX and processes events in the meantime. Null if they report enough before it responds, or if the time elapses.</summary>
    public async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancellationToken)
        where T : class?
    {
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = question(asking.Token);
        if (!answer.IsCompleted)
            _ = answer.ContinueWith(_ => events.Signal.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!answer.IsCompleted && !IsDecided && Remaining > TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
        {
            await events.WaitAsync(Remaining, CancellationToken.None).ConfigureAwait(false);
            Take();
        }
        asking.Cancel();
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
