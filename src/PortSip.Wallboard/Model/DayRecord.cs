using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>An ended call, from its event or from its CDR: the two have the same id.</summary>
internal sealed record DayRecord
{
    public required string Id { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsAnswered { get; init; }

    public bool IsAbandoned { get; init; }

    public string? Caller { get; init; }

    public string? CallerName { get; init; }

    /// <summary>The queue or the number that was called.</summary>
    public string? Where { get; init; }

    /// <summary>The number that was reached.</summary>
    public string? Reached { get; init; }

    public string? ReachedName { get; init; }

    public TimeSpan? TalkTime { get; init; }

    /// <summary>How long the caller of an abandoned call waited.</summary>
    public TimeSpan? WaitTime { get; init; }

    public static DayRecord From(PortSipCallRecord record) => new()
    {
        Id = record.Id,
        StartedAt = record.StartedAt,
        EndedAt = record.EndedAt,
        IsAnswered = record.AnsweredAt is not null,
        IsAbandoned = MeasuredCall.From(record).IsAbandoned,
        Caller = record.Caller,
        CallerName = record.CallerDisplayName,
        Where = record.ServiceNumber ?? record.Callee,
        Reached = record.Destination ?? record.Callee,
        ReachedName = record.Destination is null || record.Destination == record.Callee ? record.CalleeDisplayName : null,
        TalkTime = record.TalkTime,
        WaitTime = record.EndedAt - record.StartedAt,
    };

    /// <param name="record">The event.</param>
    /// <param name="hangUp">The queue in which the caller hung up; null if none.</param>
    /// <param name="time">When the event arrived.</param>
    public static DayRecord From(PortSipCallRecordEvent record, QueueHangUp? hangUp, DateTimeOffset time)
    {
        var call = new MeasuredCall { IsAnswered = record.AnsweredAt is not null, EndReason = record.EndReason, StatusCode = record.StatusCode };
        var reached = record.Targets.LastOrDefault(target => target.AnsweredAt is not null) ?? (record.Targets is [.., var last] ? last : null);
        return new()
        {
            Id = record.CdrId ?? record.SessionId ?? "",
            StartedAt = record.StartedAt,
            EndedAt = record.EndedAt ?? time,
            IsAnswered = call.IsAnswered,
            IsAbandoned = call.IsAbandoned || hangUp is not null,
            Caller = record.Caller,
            CallerName = record.CallerDisplayName,
            Where = hangUp?.Queue ?? record.Callee,
            Reached = reached?.Destination ?? reached?.Callee ?? record.Callee,
            ReachedName = record.CalleeDisplayName,
            TalkTime = record.TalkTime,
            WaitTime = (record.EndedAt ?? time) - (hangUp?.Since ?? record.StartedAt),
        };
    }
}

/// <summary>A caller who hung up in a queue.</summary>
internal sealed record QueueHangUp(string Queue, DateTimeOffset? Since);
