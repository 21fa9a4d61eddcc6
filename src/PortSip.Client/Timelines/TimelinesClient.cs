namespace PortSip.Client;

/// <summary>The timelines of calls, from everything that reports on them: events, active calls, call logs and the legs of CDRs (API §3, §6, §7).</summary>
public sealed class TimelinesClient
{
    private readonly CallsClient _calls;
    private readonly RecordsClient _records;

    internal TimelinesClient(CallsClient calls, RecordsClient records) => (_calls, _records) = (calls, records);

    private IRequestLog Log => _calls.Sender.Log;

    /// <summary>What happened to a call, active or past, in order. Events are included if a wait of this connection received them.</summary>
    /// <exception cref="PortSipException">CallNotFound: nothing reports the call; and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipCallTimelineEntry>> GetAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken).ConfigureAwait(false)).Entries;

    /// <summary>The same with its conclusions.</summary>
    internal async Task<CallTimeline> ReadAsync(string id, CancellationToken cancellationToken)
    {
        PortSipException? notFound = null;
        var (seen, cdrId) = SeenCallEvents.Of(_calls.Sender.Connection).Find(id);
        var active = await TryAsync(() => _calls.GetAsync(id, cancellationToken), e => notFound = e).ConfigureAwait(false);
        var logs = active is null ? await TryAsync(() => _records.FindCallLogsAsync(id, cancellationToken)).ConfigureAwait(false) ?? [] : [];
        var facts = new List<TimelineFact>();
        foreach (var cdr in logs.Select(log => log.Id).Append(cdrId).OfType<string>().Where(cdr => cdr.Length > 0 && active is null).Distinct(StringComparer.Ordinal))
        {
            if (await ReadCdrAsync(cdr, cancellationToken).ConfigureAwait(false) is { } detail)
                facts.AddRange((detail.Legs.Count == 0 ? [detail] : detail.Legs).SelectMany(leg => TimelineFact.OfTarget(TimelineTarget.Of(leg), PortSipTimelineSource.Cdr)));
        }
        facts.AddRange(OfLogs(logs, hasLegs: facts.Count > 0));
        facts.AddRange(OfActive(active));
        facts.AddRange(seen);
        if (facts.Count == 0)
            throw notFound ?? new PortSipException(PortSipFailure.CallNotFound, $"Nothing reports the call {id}: it isn't active, and no call log, CDR or event contains it.") { Operation = "get the timeline of the call" };
        return CallTimeline.Of(id, _calls.Sender.Connection, facts, logs.Select(log => log.ServiceNumber).OfType<string>().FirstOrDefault());
    }

    // A user without a tenant role can read only own CDRs.
    private async Task<PortSipCdrDetail?> ReadCdrAsync(string id, CancellationToken cancellationToken)
    {
        var isRefused = false;
        var detail = await TryAsync(() => _records.GetCdrAsync(id, PortSipRecordScope.Tenant, cancellationToken), e => isRefused = e.Failure == PortSipFailure.Forbidden).ConfigureAwait(false);
        return isRefused ? await TryAsync(() => _records.GetCdrAsync(id, PortSipRecordScope.Self, cancellationToken)).ConfigureAwait(false) : detail;
    }

    // Each source may be missing: a user may not be permitted to read it, or the PBX may not have it.
    private async Task<T?> TryAsync<T>(Func<Task<T>> read, Action<PortSipException>? note = null)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.CallNotFound or PortSipFailure.NotFound or PortSipFailure.Forbidden or PortSipFailure.LicenseRequired)
        {
            Log.Verbose(e.Message);
            note?.Invoke(e);
            return null;
        }
    }

    private static IEnumerable<TimelineFact> OfLogs(IReadOnlyList<PortSipCallLog> logs, bool hasLegs)
    {
        if (logs.Count == 0)
            return [];
        var ordered = logs.OrderBy(log => log.StartedAt ?? DateTimeOffset.MaxValue).ToList();
        var last = ordered.OrderBy(log => log.EndedAt ?? DateTimeOffset.MinValue).Last();
        IEnumerable<TimelineFact> facts =
        [
            new TimelineFact(PortSipTimelineEvent.Started, ordered[0].Caller is { } caller ? PartyNumber.Of(caller) : null, ordered[0].StartedAt, PortSipTimelineSource.CallLog),
            TimelineFact.OfEnd(last.EndedAt, last.StatusCode, last.EndReason, PortSipTimelineSource.CallLog),
        ];
        // A log summarizes its legs, so that it can replace them but doesn't add to them.
        return hasLegs ? facts : facts.Concat(ordered.SelectMany(log => TimelineFact.OfTarget(TimelineTarget.Of(log), PortSipTimelineSource.CallLog)));
    }

    private static IEnumerable<TimelineFact> OfActive(PortSipCall? active)
    {
        if (active is null)
            return [];
        return
        [
            new TimelineFact(PortSipTimelineEvent.Started, active.Caller, active.StartedAt, PortSipTimelineSource.Session),
            .. active.Legs.SelectMany(leg => OfActiveLeg(leg, active)),
        ];
    }

    private static IEnumerable<TimelineFact> OfActiveLeg(PortSipCallLeg leg, PortSipCall active)
    {
        if (leg.Callee is not { } callee)
            yield break;
        yield return new TimelineFact(PortSipTimelineEvent.Called, callee, leg.StartedAt, PortSipTimelineSource.Session);
        // The PBX shows for how long the parties have talked, by a clock that isn't this computer's. A wait may know more.
        var isKnownAnswer = active.State == PortSipCallState.Answered && callee == active.AnsweredBy;
        if (leg.TalkTime > TimeSpan.Zero || isKnownAnswer)
            yield return new TimelineFact(PortSipTimelineEvent.Answered, callee, isKnownAnswer ? active.AnsweredAt : null, PortSipTimelineSource.Session);
    }
}
