namespace PortSip.Client;

/// <summary>The outcome of a call according to the call logs (API §6).</summary>
internal sealed record CallLogEntry
{
    public string? Caller { get; init; }

    public string? Callee { get; init; }

    public string? AnsweredBy { get; init; }

    public string? Trunk { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? RangAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }

    public int? StatusCode { get; init; }

    public TimeSpan? TalkTime { get; init; }

    /// <summary>Whether the call was answered.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether it contains the whole end of the call: a log can be written before.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether it states an answer or a talk time that can't be read, or a status that means success.</summary>
    public bool MayBeAnswered { get; init; }

    /// <summary>Whether it proves that the call wasn't answered.</summary>
    public bool IsFailure => IsFinal && !IsAnswered && !EndReasons.MayGoOn(EndReason) && (!MayBeAnswered || StatusCode is not null || EndReason == EndReasons.Cancelled);

    /// <summary>Merges the logs of a session into one entry: a transfer creates several. Null if there are none.</summary>
    public static CallLogEntry? From(IReadOnlyList<CallRecordAnswer> logs)
    {
        if (logs.Count == 0)
            return null;
        var ordered = logs.OrderBy(log => log.StartedAt ?? DateTimeOffset.MinValue).ToList();
        var first = ordered[0];
        var last = ordered.OrderBy(log => log.EndedAt ?? DateTimeOffset.MinValue).Last();
        var answered = ordered.Where(log => log.AnsweredAt?.Value is not null || log.Duration?.Value > TimeSpan.Zero).OrderBy(log => log.AnsweredAt?.Value ?? DateTimeOffset.MaxValue).FirstOrDefault();
        return new CallLogEntry
        {
            Caller = first.Caller is null ? null : PartyNumber.Of(first.Caller),
            Callee = first.Callee is null ? null : PartyNumber.Of(first.Callee),
            AnsweredBy = (answered?.Destination ?? answered?.Callee) is { } by ? PartyNumber.Of(by) : null,
            Trunk = first.Trunk,
            StartedAt = first.StartedAt,
            RangAt = ordered.Min(log => log.RangAt),
            AnsweredAt = answered?.AnsweredAt?.Value,
            EndedAt = last.EndedAt,
            EndReason = EndReasons.From(last.EndReason),
            StatusCode = SipReasons.Failure((int?)last.StatusCode),
            IsAnswered = answered is not null,
            MayBeAnswered = ordered.Exists(log => log.AnsweredAt is { Value: null } || log.Duration is { Value: null } || SipReasons.IsSuccess((int?)log.StatusCode)),
            IsFinal = ordered.TrueForAll(HasEnded),
            TalkTime = answered is null ? TimeSpan.Zero : WireDuration.Of(ordered.Sum(log => log.Duration?.Value?.TotalSeconds)),
        };
    }

    private static bool HasEnded(CallRecordAnswer log) =>
        log.EndedAt is not null || EndReasons.From(log.EndReason) is not null || SipReasons.Failure((int?)log.StatusCode) is not null;
}
