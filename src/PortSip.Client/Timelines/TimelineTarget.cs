namespace PortSip.Client;

/// <summary>A party that a call tries to reach, as events, CDRs and active calls describe it.</summary>
internal sealed record TimelineTarget
{
    public string? Number { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? RangAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int? StatusCode { get; init; }

    public string? EndReason { get; init; }

    public string? RerouteReason { get; init; }

    public static TimelineTarget Of(ICallTarget target) => new()
    {
        Number = NumberOf(target.Destination ?? target.Callee),
        StartedAt = target.StartedAt,
        RangAt = target.RangAt,
        AnsweredAt = target.AnsweredAt,
        EndedAt = target.EndedAt,
        StatusCode = target.StatusCode,
        EndReason = target.EndReason,
    };

    // The destination of a record is where the whole call was finally answered; the callee is this leg's own.
    public static TimelineTarget Of(PortSipCallRecord leg) => new()
    {
        Number = NumberOf(leg.Callee ?? leg.Destination),
        StartedAt = leg.StartedAt,
        RangAt = leg.RangAt,
        AnsweredAt = leg.AnsweredAt,
        EndedAt = leg.EndedAt,
        StatusCode = leg.StatusCode,
        EndReason = leg.EndReason,
        RerouteReason = leg.RerouteReason,
    };

    private static string? NumberOf(string? party) => party is null ? null : PartyNumber.Of(party);
}
