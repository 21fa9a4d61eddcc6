namespace PortSip.Client;

/// <summary>Finds the calls of attempts whose outcome isn't known: among the active calls by their parties, and in the records by their user data.</summary>
internal sealed class CampaignSearch(CallsClient calls, RecordsClient records, CampaignCall call)
{
    // The record of a call that has just ended may be a moment late.
    private const int LargestNumberOfLooks = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    // The PBX's clock may differ from this computer's.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The id of the only active call between the parties that started since then; null if there isn't exactly one.</summary>
    /// <exception cref="PortSipException">The active calls can't be read.</exception>
    public async Task<string?> ActiveAsync(CampaignAttempt attempt, CancellationToken cancellationToken)
    {
        var request = call.To(attempt);
        var active = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
        return active.Where(c => PartyNumber.Is(c.Caller, request.Caller) && (PartyNumber.Is(c.Callee, request.Callee) || c.Callee is null) && !(c.StartedAt < attempt.At - Skew)).ToList() is [var only]
            ? only.Id
            : null;
    }

    /// <summary>The record of the attempt; null if there isn't one.</summary>
    /// <exception cref="PortSipException">Neither call logs nor CDRs can be read.</exception>
    public async Task<PortSipCallRecord?> RecordAsync(CampaignAttempt attempt, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { Since = attempt.At - Skew, UserData = attempt.UserData };
        for (var look = 1; ; look++)
        {
            var found = await ReadAsync(query, cancellationToken).ConfigureAwait(false);
            if (found.OrderByDescending(record => record.AnsweredAt is not null).ThenByDescending(record => record.EndedAt).FirstOrDefault() is { } best)
                return best;
            if (look == LargestNumberOfLooks)
                return null;
            await calls.Sender.Connection.WaitClock.DelayAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<PortSipCallRecord>> ReadAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await records.ListCallLogsAsync(query).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound or PortSipFailure.ValidationFailed)
        {
            calls.Sender.Log.Verbose($"{e.Message} Reading CDRs instead.");
        }
        return await records.ListCdrsAsync(query).ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
