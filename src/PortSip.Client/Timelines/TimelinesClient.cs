namespace PortSip.Client;

/// <summary>The timelines of calls, from everything that reports on them: events, active calls, call logs and the legs of CDRs (API §3, §6, §7).</summary>
public sealed class TimelinesClient
{
    // How long before a recording its call can have started: ringing, and waiting in a queue.
    private static readonly TimeSpan LongestBeforeRecording = TimeSpan.FromHours(4);

    private readonly CallsClient _calls;
    private readonly RecordsClient _records;
    private readonly QueuesClient _queues;

    internal TimelinesClient(CallsClient calls, RecordsClient records, QueuesClient queues) => (_calls, _records, _queues) = (calls, records, queues);

    private PortSipConnection Connection => _calls.Sender.Connection;

    private IRequestLog Log => _calls.Sender.Log;

    /// <summary>What happened to a call, active or past, in order. Events are included if a wait of this connection received them.</summary>
    /// <exception cref="PortSipException">CallNotFound: nothing reports the call; and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipCallTimelineEntry>> GetAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, findsQueue: false, cancellationToken).ConfigureAwait(false)).Entries;

    /// <summary>The same of a call that a CDR or call log describes: its log names its session.</summary>
    /// <exception cref="PortSipException">CallNotFound: no call log has the record's id; and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipCallTimelineEntry>> GetAsync(PortSipCallRecord record, CancellationToken cancellationToken)
    {
        var log = record as PortSipCallLog ?? await TryAsync(() => _records.GetCallLogAsync(record.Id, cancellationToken)).ConfigureAwait(false);
        return log?.SessionId is { } session
            ? await GetAsync(session, cancellationToken).ConfigureAwait(false)
            : throw Unknown($"No call log names the session of the CDR {record.Id}.");
    }

    /// <summary>The same of the call that was recorded: the one whose CDR the recording names, or the only one with its parties at its time.</summary>
    /// <exception cref="PortSipException">CallNotFound: no call fits, or several do; and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipCallTimelineEntry>> GetAsync(PortSipRecording recording, CancellationToken cancellationToken)
    {
        if (recording.CdrId is { } cdr)
            return await GetAsync(new PortSipCdr { Id = cdr }, cancellationToken).ConfigureAwait(false);
        var calls = recording.StartedAt is { } begin
            ? await _records.ListCallLogsAsync(new RecordQuery { Since = begin - LongestBeforeRecording, Until = begin + RecordingSearch.Tolerance }).ToListAsync(cancellationToken).ConfigureAwait(false)
            : [];
        var fitting = calls.Where(call => RecordingSearch.Fits(recording, call)).ToList();
        return fitting.Count == 1
            ? await GetAsync(fitting[0], cancellationToken).ConfigureAwait(false)
            : throw Unknown($"{(fitting.Count == 0 ? "No call log has" : $"{fitting.Count} call logs have")} the parties and the time of the recording {recording.Id}.");
    }

    /// <summary>The same with its conclusions.</summary>
    /// <param name="id">The session id.</param>
    /// <param name="findsQueue">Whether the PBX is asked if an active call was placed to a queue. Nothing that reports an active call says so.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    internal async Task<CallTimeline> ReadAsync(string id, bool findsQueue, CancellationToken cancellationToken)
    {
        PortSipException? notFound = null;
        var memory = SeenCallEvents.Of(Connection);
        var active = await TryAsync(() => _calls.GetDatedAsync(id, cancellationToken), e => notFound = e).ConfigureAwait(false);
        // An active call no longer lists those who have left it.
        memory.Note(id, OfActive(active));
        var (seen, cdrId) = memory.Find(id);
        var logs = active is null ? await TryAsync(() => _records.FindCallLogsAsync(id, cancellationToken)).ConfigureAwait(false) ?? [] : [];
        var facts = new List<TimelineFact>();
        foreach (var cdr in logs.Select(log => log.Id).Append(cdrId).OfType<string>().Where(cdr => cdr.Length > 0 && active is null).Distinct(StringComparer.Ordinal))
        {
            if (await ReadCdrAsync(cdr, cancellationToken).ConfigureAwait(false) is { } detail)
                facts.AddRange((detail.Legs.Count == 0 ? [detail] : detail.Legs).SelectMany(leg => TimelineFact.OfTarget(TimelineTarget.Of(leg), PortSipTimelineSource.Cdr)));
        }
        facts.AddRange(OfLogs(logs, hasLegs: facts.Count > 0));
        facts.AddRange(seen.OrderBy(Roughness));
        var placed = active is null ? null : KnownCalls.Of(Connection).FindPlaced(id);
        if (placed is not null)
            AddPlaced(facts, placed, active!.PbxTime - Connection.WaitClock.UtcNow);
        if (facts.Count == 0)
            throw notFound ?? Unknown($"Nothing reports the call {id}: it isn't active, and no call log, CDR or event contains it.");
        var caller = facts.Where(fact => fact.Event == PortSipTimelineEvent.Started && fact.Source != PortSipTimelineSource.Session).Select(fact => fact.Number)
            .Append(placed?.Caller).OfType<string>().FirstOrDefault();
        var timeline = CallTimeline.Of(id, Connection, facts, logs.Select(log => log.ServiceNumber).OfType<string>().FirstOrDefault(), caller);
        return findsQueue && active is not null && timeline.Path is [_, var dialled, ..] && await TryAsync(() => _queues.FindAsync(dialled, cancellationToken)).ConfigureAwait(false) is not null
            ? CallTimeline.Of(id, Connection, facts, dialled, caller)
            : timeline;
    }

    private static PortSipException Unknown(string message) => new(PortSipFailure.CallNotFound, message) { Operation = "get the timeline of the call" };

    // Events and derived times have whole seconds, and only what is derived can be wrong by one.
    private static int Roughness(TimelineFact fact) =>
        fact.Time?.Ticks % TimeSpan.TicksPerSecond != 0 ? 0 : fact.Source == PortSipTimelineSource.Event ? 1 : 2;

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

    private static IEnumerable<TimelineFact> OfActive(DatedCall? active) => active is null ? [] :
    [
        new TimelineFact(PortSipTimelineEvent.Started, active.Call.Caller, active.Call.StartedAt, PortSipTimelineSource.Session),
        .. active.Call.Legs.SelectMany(leg => OfActiveLeg(leg, active)),
    ];

    private static IEnumerable<TimelineFact> OfActiveLeg(PortSipCallLeg leg, DatedCall active)
    {
        if (leg.Callee is not { } callee)
            yield break;
        yield return new TimelineFact(PortSipTimelineEvent.Called, callee, leg.StartedAt, PortSipTimelineSource.Session);
        // The PBX doesn't report when it was answered, but for how long the parties have talked.
        var isKnownAnswer = active.Call.State == PortSipCallState.Answered && callee == active.Call.AnsweredBy;
        if (leg.TalkTime > TimeSpan.Zero || isKnownAnswer)
            yield return new TimelineFact(PortSipTimelineEvent.Answered, callee, (isKnownAnswer ? active.Call.AnsweredAt : null) ?? active.PbxTime - (leg.TalkTime ?? TimeSpan.Zero), PortSipTimelineSource.Session);
    }

    // A queue that has passed the call on isn't among the legs of an active call; but the connection that placed the call knows the dialed number.
    private static void AddPlaced(List<TimelineFact> facts, PortSipCall placed, TimeSpan? ahead)
    {
        if (placed.Callee is not { } callee || placed.StartedAt + ahead is not { } start || facts.Exists(fact => fact.Event == PortSipTimelineEvent.Called && fact.Number == callee))
            return;
        // Before a leg of the same moment, which it led to. The start of a leg is more precise than that of the call.
        facts.Insert(0, new TimelineFact(PortSipTimelineEvent.Called, callee, start, PortSipTimelineSource.Session));
        facts.Add(new TimelineFact(PortSipTimelineEvent.Started, placed.Caller, start, PortSipTimelineSource.Session));
    }
}
