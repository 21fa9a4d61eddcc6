namespace PortSip.Client;

/// <summary>Something that one source reports about a call.</summary>
internal sealed record TimelineFact(PortSipTimelineEvent Event, string? Number, DateTimeOffset? Time, PortSipTimelineSource Source)
{
    public int? StatusCode { get; init; }

    public string? Reason { get; init; }

    /// <summary>The facts about one party that a call tries to reach.</summary>
    public static IEnumerable<TimelineFact> OfTarget(TimelineTarget target, PortSipTimelineSource source)
    {
        if (target.Number is not { } number)
            yield break;
        yield return new TimelineFact(PortSipTimelineEvent.Called, number, target.StartedAt, source) { Reason = target.RerouteReason };
        if (target.RangAt is { } rang)
            yield return new TimelineFact(PortSipTimelineEvent.Ringing, number, rang, source);
        if (target.AnsweredAt is { } answered)
            yield return new TimelineFact(PortSipTimelineEvent.Answered, number, answered, source);
        if (target.EndedAt is { } ended)
        {
            yield return new TimelineFact(target.AnsweredAt is null ? PortSipTimelineEvent.Failed : PortSipTimelineEvent.Left, number, ended, source)
            {
                StatusCode = SipReasons.Failure(target.StatusCode),
                Reason = SipReasons.Of(SipReasons.Failure(target.StatusCode)) ?? target.EndReason,
            };
        }
    }

    /// <summary>The end of the whole call.</summary>
    public static TimelineFact OfEnd(DateTimeOffset? at, int? statusCode, string? endReason, PortSipTimelineSource source) =>
        new(PortSipTimelineEvent.Ended, null, at, source)
        {
            StatusCode = SipReasons.Failure(statusCode),
            Reason = endReason ?? SipReasons.Of(SipReasons.Failure(statusCode)),
        };
}
