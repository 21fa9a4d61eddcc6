namespace PortSip.Client;

/// <summary>Waits until a call is as expected, can't become so any more, or the time is up.</summary>
internal sealed class CallAssertion(TimelinesClient timelines, RecordsClient records, RecordingsClient recordingsClient, PassingNumbers passing, CallWaiter waiter)
{
    // A recording may appear a moment after the end of its call.
    private static readonly TimeSpan LongestDelayOfRecordings = TimeSpan.FromSeconds(5);

    private Clock Clock => waiter.Connection.WaitClock;

    /// <summary>The call, once it is as expected.</summary>
    /// <param name="call">The call.</param>
    /// <param name="expected">What is expected.</param>
    /// <param name="wait">The time limit and the polling interval.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">AssertionFailed (<see cref="PortSipAssertionException"/>); and the failures of waiting and of every request.</exception>
    public async Task<PortSipCall> RunAsync(PortSipCall call, CallExpectation expected, CallWait wait, CancellationToken cancellationToken)
    {
        var end = new Deadline(Clock, wait.Timeout);
        using var events = waiter.Watch();
        events.Narrow(call.Id);
        var current = await WaitAsync(call, wait with { For = expected.Milestone }, cancellationToken).ConfigureAwait(false);
        Deadline? recordings = null;
        while (true)
        {
            // What happened between two waits.
            while (events.TryRead(out var record))
                SeenCallEvents.Of(waiter.Connection).Note(call.Id, record!);
            var observation = await ObserveAsync(current, expected, cancellationToken).ConfigureAwait(false);
            var differences = observation.Compare(expected);
            if (differences.Count == 0)
                return current;
            recordings ??= observation.IsEnded ? new Deadline(Clock, LongestDelayOfRecordings) : null;
            if (end.Remaining == TimeSpan.Zero || recordings?.Remaining == TimeSpan.Zero || differences.Any(difference => difference.IsFinal))
                throw new PortSipAssertionException(observation, differences);
            var pause = wait.PollingInterval < end.Remaining ? wait.PollingInterval : end.Remaining;
            if (observation.IsEnded)
                await PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            else
                current = await WaitAsync(current, wait with { For = PortSipCallMilestone.Ended, Timeout = pause }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var waiting = Clock.BeginWait(EventStreams.Of(waiter.Connection).Tenant.CountArrivalsAsync);
        var end = new Deadline(Clock, time);
        // A clock that waits move returns as soon as it has moved, or when something arrives.
        while (end.Remaining > TimeSpan.Zero)
            await Clock.DelayAsync(end.Remaining, cancellationToken).ConfigureAwait(false);
    }

    // What the call is when the time is up is compared, too.
    private async Task<PortSipCall> WaitAsync(PortSipCall call, CallWait wait, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.WaitAsync(call, wait, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipCallException e) when (e.Failure == PortSipFailure.WaitTimedOut)
        {
            return e.Call;
        }
    }

    private async Task<CallObservation> ObserveAsync(PortSipCall call, CallExpectation expected, CancellationToken cancellationToken)
    {
        var timeline = await timelines.ReadAsync(call.Id, findsQueue: expected.QueueTime is not null, cancellationToken).ConfigureAwait(false);
        var recordings = 0;
        if (expected.IsRecorded && call.State == PortSipCallState.Ended)
        {
            foreach (var log in await records.FindCallLogsAsync(call.Id, cancellationToken).ConfigureAwait(false))
                recordings += (await recordingsClient.FindAsync(log, PortSipRecordScope.Tenant, cancellationToken).ConfigureAwait(false)).Count;
        }
        var answered = timeline.Answers is [.., { Number: { } number }] ? number : null;
        return new CallObservation(call, timeline, recordings)
        {
            // What has ended is final anyway.
            MayBePassedOn = expected.AnsweredBy is { } wanted && answered is not null && answered != wanted && call.State != PortSipCallState.Ended
                && await passing.MayPassOnAsync(answered, cancellationToken).ConfigureAwait(false),
        };
    }
}
