namespace PortSip.Client;

/// <summary>One call that is awaited: its events, what is known of it, and the time that is left.</summary>
internal sealed class AwaitedCall(CallProgress progress, EventSubscription events, CallWait wait, Clock clock, Action<string> tell)
{
    // A call can take a moment to show among the active ones, as long as after a lost originate.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3.5);
    // What happens to a call beyond the time-out: the search for its record.
    private static readonly TimeSpan LongestEpilogue = TimeSpan.FromSeconds(10);
    // How long before the time-out the PBX is asked once more: enough for its answer, and as late as that allows.
    private static readonly TimeSpan LongestLastLook = TimeSpan.FromSeconds(1);
    private const int LastLookShare = 5;

    private readonly Deadline _end = new(clock, wait.Timeout);
    private TimeSpan? _blindSince;
    private TimeSpan _settledAt;

    public CallProgress Progress => progress;

    public CallWait Wait => wait;

    public string Id => progress.Call.Id;

    /// <summary>Whether something happened to it before it was watched, or while it wasn't.</summary>
    public bool IsLate { get; set; }

    /// <summary>Whether events are missing since the PBX was asked last.</summary>
    public bool HasMissedSome { get; set; }

    /// <summary>Why the PBX couldn't tell of it when it was asked last; null where it could.</summary>
    public string? Obscurity { get; set; }

    /// <summary>Whether it has come as far as it is awaited.</summary>
    public bool IsDecided => progress.Has(wait.For);

    public TimeSpan Remaining => _end.Remaining;

    /// <summary>What remains, and a moment at the least.</summary>
    public TimeSpan Epilogue => Remaining > LongestEpilogue ? Remaining : LongestEpilogue;

    /// <summary>How long it still counts for nothing that the PBX doesn't know it.</summary>
    public TimeSpan Unsettled => _settledAt > clock.Elapsed ? _settledAt - clock.Elapsed : TimeSpan.Zero;

    /// <summary>How long nothing can tell of it.</summary>
    public TimeSpan Blindness => _blindSince is { } since ? clock.Elapsed - since : TimeSpan.Zero;

    /// <summary>How long until the PBX is asked for the last time, whatever the events have told: they can be lost without a trace. Null once it was.</summary>
    public TimeSpan? UntilLastLook
    {
        get
        {
            var share = TimeSpan.FromTicks(wait.Timeout.Ticks / LastLookShare);
            var until = Remaining - (share < LongestLastLook ? share : LongestLastLook);
            return IsAtItsEnd ? null : until > TimeSpan.Zero ? until : TimeSpan.Zero;
        }
    }

    /// <summary>Whether the PBX was asked for the last time, or is asked so now.</summary>
    public bool IsAtItsEnd { get; private set; }

    /// <summary>The PBX is asked now.</summary>
    public void Look() => IsAtItsEnd = UntilLastLook is null || UntilLastLook == TimeSpan.Zero;

    /// <summary>It was placed a moment ago.</summary>
    public void IsFresh() => _settledAt = clock.Elapsed + Settling;

    /// <summary>The PBX has shown it.</summary>
    public void Settle() => _settledAt = TimeSpan.Zero;

    /// <summary>Nothing can tell of it, or something can again.</summary>
    public void See(bool isBlind) => _blindSince = isBlind ? _blindSince ?? clock.Elapsed : null;

    /// <summary>Takes the events that have come.</summary>
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

    /// <summary>Until an event comes, or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => events.WaitAsync(atMost, cancellationToken);

    /// <summary>Asks the PBX, and takes events meanwhile. Null where they tell enough before it answers, or where the time is over.</summary>
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
