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

    /// <summary>Whether the absence of an answer in it proves that there was none: all of it was readable, and no status says OK.</summary>
    public bool IsConclusive { get; init; }

    /// <summary>Whether it proves that the call wasn't answered.</summary>
    public bool IsFailure =>
        IsFinal && !IsAnswered && !EndReasons.MayGoOn(EndReason) && (IsConclusive || StatusCode is not null || EndReason == EndReasons.Cancelled);

    /// <summary>Merges the logs of a session into one entry: a transfer creates several. Null if there are none.</summary>
    public static CallLogEntry? From(IReadOnlyList<CallRecordAnswer> logs)
    {
        if (logs.Count == 0)
            return null;
        var ordered = logs.OrderBy(log => log.StartedAt ?? DateTimeOffset.MinValue).ToList();
        var first = ordered[0];
        var last = ordered.OrderBy(log => log.EndedAt ?? DateTimeOffset.MinValue).Last();
        var answered = ordered.Where(log => log.AnsweredAt is not null || log.Duration > 0).OrderBy(log => log.AnsweredAt ?? DateTimeOffset.MaxValue).FirstOrDefault();
        return new CallLogEntry
        {
            Caller = first.Caller is null ? null : PartyNumber.Of(first.Caller),
            Callee = first.Callee is null ? null : PartyNumber.Of(first.Callee),
            AnsweredBy = (answered?.Destination ?? answered?.Callee) is { } by ? PartyNumber.Of(by) : null,
            Trunk = first.Trunk,
            StartedAt = first.StartedAt,
            RangAt = ordered.Min(log => log.RangAt),
            AnsweredAt = answered?.AnsweredAt,
            EndedAt = last.EndedAt,
            EndReason = EndReasons.From(last.EndReason),
            StatusCode = SipReasons.Failure((int?)last.StatusCode),
            IsAnswered = answered is not null,
            IsFinal = ordered.TrueForAll(HasEnded),
            IsConclusive = ordered.TrueForAll(log => !log.IsIncomplete && log.Duration is not < 0 && log.StatusCode is not (>= 200 and < 300)),
            TalkTime = answered is null ? TimeSpan.Zero : Seconds(ordered.Sum(log => log.Duration)),
        };
    }

    private static bool HasEnded(CallRecordAnswer log) =>
        log.EndedAt is not null || EndReasons.From(log.EndReason) is not null || SipReasons.Failure((int?)log.StatusCode) is not null;

    private static TimeSpan? Seconds(double? seconds) => seconds is >= 0 and <= uint.MaxValue ? TimeSpan.FromSeconds(seconds.Value) : null;
}
