namespace PortSip.Client;

/// <summary>The calls of a campaign at a PBX: one subscription to its events, once-only originates, and the records of earlier attempts.</summary>
internal sealed class CampaignPbx(CallsClient calls, RecordsClient records, CallWaiter waiter, CampaignCall call, CancellationToken grace) : ICampaignPbx
{
    // Nothing waits longer for a call that is never hung up.
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(24);

    private readonly CampaignOutcomes _outcomes = new(call);
    private readonly CampaignSearch _search = new(calls, records, call);

    public Task<long> CountArrivalsAsync() => EventStreams.Of(waiter.Connection).Tenant.CountArrivalsAsync();

    public void WarnOfStandstill() => waiter.WarnOfStandstill();

    public async Task<CampaignAttemptResult> CallAsync(CampaignAttempt attempt, Action<string> placed, CancellationToken stop)
    {
        WatchedCall watched;
        try
        {
            watched = await waiter.PlaceAsync(call.To(attempt), grace).ConfigureAwait(false);
        }
        catch (PortSipOutcomeUnknownException e)
        {
            return await FindLostAsync(attempt, e.Message, stop).ConfigureAwait(false);
        }
        using (watched)
        {
            placed(watched.Call.Id);
            return await FollowAsync(watched, stop).ConfigureAwait(false);
        }
    }

    public async Task<CampaignAttemptResult> FindAsync(CampaignAttempt attempt, CancellationToken stop)
    {
        try
        {
            if (attempt.CallId is { } id && await FollowKnownAsync(id, stop).ConfigureAwait(false) is { } result)
                return result;
        }
        catch (PortSipException e)
        {
            calls.Sender.Log.Verbose(e.Message);
        }
        return await FindLostAsync(attempt, "the previous run was interrupted", stop).ConfigureAwait(false);
    }

    private async Task<CampaignAttemptResult> FollowAsync(WatchedCall watched, CancellationToken stop)
    {
        PortSipCall answered;
        try
        {
            // A person who has answered may wait in a queue, which nothing shows; how long the person's phone rings, the PBX decides then.
            var untilAnswered = call.ConnectTo is null ? Wait(PortSipCallMilestone.Answered, call.RingTimeout) with { HangsUpOnTimeout = true } : UntilEnd with { For = PortSipCallMilestone.Answered };
            answered = await watched.FollowAsync(untilAnswered with { FailsWithoutAnswer = true }, stop).ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            return _outcomes.OfFailure(e, watched.Call);
        }
        if (answered.State == PortSipCallState.Ended)
            return _outcomes.OfEnded(answered);
        try
        {
            var ended = await watched.FollowAsync(UntilEnd, stop).ConfigureAwait(false);
            return _outcomes.OfAnswered(answered, ended);
        }
        catch (PortSipException e)
        {
            calls.Sender.Log.Verbose(e.Message);
            return _outcomes.OfAnswered(answered, e is PortSipCallException about ? about.Call : answered);
        }
    }

    /// <summary>Waits for the end of a call whose id is known. Null if the PBX doesn't know the call.</summary>
    private async Task<CampaignAttemptResult?> FollowKnownAsync(string id, CancellationToken stop)
    {
        var known = new PortSipCall { Id = id, Connection = waiter.Connection };
        try
        {
            return _outcomes.OfEnded(await waiter.WaitAsync(known, UntilEnd with { FailsWithoutAnswer = true }, stop).ConfigureAwait(false));
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.CallNotFound)
        {
            return null;
        }
        catch (PortSipCallException e) when (e.Failure is PortSipFailure.CallFailed or PortSipFailure.WaitTimedOut)
        {
            return _outcomes.OfFailure(e, known);
        }
    }

    private async Task<CampaignAttemptResult> FindLostAsync(CampaignAttempt attempt, string loss, CancellationToken stop)
    {
        string problem;
        try
        {
            if (await _search.ActiveAsync(attempt, stop).ConfigureAwait(false) is { } active)
                await FollowKnownAsync(active, stop).ConfigureAwait(false);
            if (await _search.RecordAsync(attempt, stop).ConfigureAwait(false) is { } record)
                return _outcomes.OfRecord(record);
            problem = "no record of the call was found";
        }
        catch (PortSipException e)
        {
            problem = e.Message.TrimEnd('.');
        }
        return new(PortSipCampaignOutcome.Unknown) { CallId = attempt.CallId, Reason = $"{loss.TrimEnd('.')}; {problem}" };
    }

    private CallWait UntilEnd => Wait(PortSipCallMilestone.Ended, call.CallTimeout ?? LongestCall) with { HangsUpOnTimeout = call.CallTimeout is not null };

    private static CallWait Wait(PortSipCallMilestone milestone, TimeSpan timeout) => new() { For = milestone, Timeout = timeout, IsWithinWait = true };
}
