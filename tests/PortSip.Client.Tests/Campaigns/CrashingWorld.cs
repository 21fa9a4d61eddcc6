namespace PortSip.Client.Tests.Campaigns;

/// <summary>
/// A PBX that remembers every call, and a process that crashes at a chosen step. Calls go on after a crash, and end when their time has come.
/// </summary>
internal sealed class CrashingWorld(int seed) : Clock, ICampaignPbx
{
    private readonly List<PendingCall> _calls = [];
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private int _steps;
    private int _crashAt;

    /// <summary>The user data of each call that was placed, in order.</summary>
    public List<string> Dialled { get; } = [];

    public override DateTimeOffset UtcNow => _now;

    public override TimeSpan Elapsed => _now - DateTimeOffset.MinValue;

    /// <summary>Starts a process that crashes after so many steps; none for never.</summary>
    public void Boot(int crashAt) => (_steps, _crashAt) = (0, crashAt);

    public void Step()
    {
        if (_crashAt > 0 && ++_steps >= _crashAt)
            throw new Crash();
    }

    /// <summary>The only thing that moves time: the campaign waits. Calls that are due end.</summary>
    public override Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _now += time < TimeSpan.FromSeconds(7) ? time : TimeSpan.FromSeconds(7);
        foreach (var call in _calls.FindAll(call => call.EndsAt <= _now))
            call.Over.TrySetResult(true);
        return Task.CompletedTask;
    }

    public Task<long> CountArrivalsAsync() => Task.FromResult(0L);

    public void WarnOfStandstill()
    {
        // Its time moves.
    }

    public async Task<CampaignAttemptResult> CallAsync(CampaignAttempt attempt, Action<string> placed, CancellationToken stop)
    {
        Step();
        var call = new PendingCall(attempt.UserData, _now.AddSeconds(5 + (Chance(attempt.UserData) % 40)));
        Dialled.Add(attempt.UserData);
        _calls.Add(call);
        Step();
        placed($"{Dialled.Count}");
        Step();
        return await EndAsync(call, stop).ConfigureAwait(false);
    }

    public async Task<CampaignAttemptResult> FindAsync(CampaignAttempt attempt, CancellationToken stop)
    {
        Step();
        // Some records are lost.
        return _calls.Find(call => call.UserData == attempt.UserData) is { } call && Chance(attempt.UserData) % 11 != 0
            ? await EndAsync(call, stop).ConfigureAwait(false)
            : new(PortSipCampaignOutcome.Unknown);
    }

    /// <summary>How the call goes.</summary>
    public PortSipCampaignOutcome OutcomeOf(string userData) => (Chance(userData) % 5) switch
    {
        0 => PortSipCampaignOutcome.Busy,
        1 => PortSipCampaignOutcome.NoAnswer,
        2 => PortSipCampaignOutcome.Voicemail,
        _ => PortSipCampaignOutcome.Answered,
    };

    private async Task<CampaignAttemptResult> EndAsync(PendingCall call, CancellationToken stop)
    {
        using var stopped = new CancellationTokenSource();
        var canceled = new TaskCompletionSource<bool>();
        using (stop.Register(() => canceled.TrySetCanceled()))
        {
            if (call.EndsAt > _now)
                await (await Task.WhenAny(call.Over.Task, canceled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
        stop.ThrowIfCancellationRequested();
        Step();
        return new(OutcomeOf(call.UserData));
    }

    // The same for the same call in each run: string.GetHashCode isn't.
    private int Chance(string text) => text.Substring(text.IndexOf('/', 9)).Aggregate(seed + 17, (hash, c) => ((hash * 31) + c) & 0xFFFF);

    private sealed record PendingCall(string UserData, DateTimeOffset EndsAt)
    {
        public TaskCompletionSource<bool> Over { get; } = new();
    }
}
