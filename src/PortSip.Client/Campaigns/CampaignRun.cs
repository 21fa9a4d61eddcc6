using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace PortSip.Client;

/// <summary>
/// Calls the people of a plan. Each step is written to the journal before it is made. The plan and the journal are used only by the loop;
/// attempts run in parallel and post what they learn.
/// </summary>
internal sealed class CampaignRun(CampaignPlan plan, CampaignHistory history, CampaignJournal journal, ICampaignPbx pbx, NeverCallList never, Clock clock, IRequestLog log)
{
    // If calls can't be placed, the pauses double up to a minute; all together last some seven minutes, about as long as a restart of a PBX.
    private const int LargestNumberOfOutages = 10;
    // What is refused first of all is refused for all.
    private const int LargestNumberOfRefusals = 3;

    private static readonly TimeSpan FirstOutage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestOutage = TimeSpan.FromMinutes(1);
    // A calendar can jump: a computer sleeps, a clock is corrected.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAtStandstill = TimeSpan.FromSeconds(1);

    private readonly AsyncSignal _signal = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly List<Task> _attempts = [];
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private int _outages;
    private int _refusals;
    private bool _hasPlaced;

    /// <summary>Receives the moment until which nothing happens unless a call ends, whenever something may have changed.</summary>
    public Action<DateTimeOffset?>? Progress { get; init; }

    /// <summary>Returns when everybody has been called. If it is canceled or fails, calls in progress continue, and the next run finds out how they ended.</summary>
    /// <exception cref="PortSipException">No more calls can be placed, or the journal can't be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var waiting = clock.BeginWait(pbx.CountArrivalsAsync);
        try
        {
            if (journal.Lines.Count == 0)
                journal.Write(history.Start);
            foreach (var entry in plan.Entries.Where(entry => entry.Open is not null).ToList())
                Start(entry, entry.Open!, () => pbx.FindAsync(entry.Open!, stop.Token));
            while (await StepAsync(stop.Token).ConfigureAwait(false))
                cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            stop.Cancel();
            await Task.WhenAll(_attempts).ConfigureAwait(false);
        }
        Take();
    }

    /// <summary>Writes what attempts have posted since the loop was stopped.</summary>
    public void Take()
    {
        while (_posted.TryDequeue(out var action))
            action();
    }

    private async Task<bool> StepAsync(CancellationToken stop)
    {
        Take();
        _attempts.RemoveAll(attempt => attempt.IsCompleted);
        var now = clock.UtcNow;
        var step = plan.Next(now);
        if (step.IsDone)
            return false;
        if (step.Call is { } entry)
        {
            Begin(entry, now, stop);
            return true;
        }
        Progress?.Invoke(step.Until);
        var longest = clock.Standstill is null ? LongestPause : PauseAtStandstill;
        // The waits for calls in progress warn themselves.
        if (_attempts.Count == 0)
            pbx.WarnOfStandstill();
        var pause = step.Until is { } until && until - now < longest ? until - now : longest;
        await _signal.WaitAsync(pause, clock, stop).ConfigureAwait(false);
        return true;
    }

    private void Begin(CampaignEntry entry, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            if (never.FileWith(entry.Person) is { } file)
            {
                plan.Skip(entry, $"on the list {Path.GetFileName(file)}");
                return;
            }
        }
        catch (PortSipException e)
        {
            // Somebody may be saving it. Without it, nobody is called.
            Pause(e, now);
            return;
        }
        plan.Begin(entry, now);
        var attempt = new CampaignAttempt(history.Campaign, entry.Person.Number, entry.Sequence, now);
        journal.Write(CampaignLine.Of(attempt, CampaignLineKind.Call, now));
        Start(entry, attempt, () => pbx.CallAsync(attempt, id => Post(() => Placed(attempt, id)), stop));
    }

    private void Start(CampaignEntry entry, CampaignAttempt attempt, Func<Task<CampaignAttemptResult>> work) => _attempts.Add(RunAsync(entry, attempt, work));

    private async Task RunAsync(CampaignEntry entry, CampaignAttempt attempt, Func<Task<CampaignAttemptResult>> work)
    {
        // Until its result is posted, so that a clock that moves by itself stands still.
        using var waiting = clock.BeginWait(pbx.CountArrivalsAsync);
        try
        {
            var result = await work().ConfigureAwait(false);
            Post(() => End(entry, attempt, result));
        }
        catch (OperationCanceledException)
        {
            // The call continues.
        }
        catch (PortSipException e)
        {
            Post(() => NotPlaced(entry, attempt, e));
        }
        catch (Exception e)
        {
            Post(() => ExceptionDispatchInfo.Capture(e).Throw());
        }
    }

    private void Post(Action action)
    {
        _posted.Enqueue(action);
        _signal.Set();
    }

    private void Placed(CampaignAttempt attempt, string id)
    {
        (_outages, _hasPlaced) = (0, true);
        journal.Write(CampaignLine.Of(attempt, CampaignLineKind.Placed, clock.UtcNow) with { CallId = id });
    }

    private void End(CampaignEntry entry, CampaignAttempt attempt, CampaignAttemptResult result)
    {
        var now = clock.UtcNow;
        journal.Write(CampaignLine.Of(attempt, CampaignLineKind.End, now).With(result));
        plan.End(entry, result, now);
        if (result.Obstacle is { } obstacle)
            ExceptionDispatchInfo.Capture(obstacle).Throw();
    }

    private void NotPlaced(CampaignEntry entry, CampaignAttempt attempt, PortSipException e)
    {
        var now = clock.UtcNow;
        journal.Write(CampaignLine.Of(attempt, CampaignLineKind.NotPlaced, now) with { Reason = e.Message });
        switch (e.Failure)
        {
            case PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.InvalidResponse:
                plan.Postpone(entry, now);
                Pause(e, now);
                break;
            case PortSipFailure.ValidationFailed or PortSipFailure.NotFound or PortSipFailure.CallNotFound or PortSipFailure.Conflict:
                plan.End(entry, new(PortSipCampaignOutcome.Failed) { Reason = e.Message }, now);
                if (!_hasPlaced && ++_refusals == LargestNumberOfRefusals)
                    ExceptionDispatchInfo.Capture(e).Throw();
                break;
            default:
                ExceptionDispatchInfo.Capture(e).Throw();
                break;
        }
    }

    private void Pause(PortSipException e, DateTimeOffset now)
    {
        // The calls that were in progress fail together.
        if (_pausedUntil > now)
            return;
        if (++_outages > LargestNumberOfOutages)
            ExceptionDispatchInfo.Capture(e).Throw();
        if (_outages == 1)
            log.Warning($"{e.Message} The campaign pauses, and continues when calls can be placed.");
        var pause = TimeSpan.FromTicks(Math.Min(LongestOutage.Ticks, FirstOutage.Ticks << (_outages - 1)));
        _pausedUntil = now + pause;
        plan.Pause(_pausedUntil);
    }
}
