namespace PortSip.Client;

/// <summary>The values of a CDR or call log from which figures are computed.</summary>
internal readonly record struct MeasuredCall
{
    public DateTimeOffset? StartedAt { get; init; }

    public bool IsAnswered { get; init; }

    public TimeSpan? TalkTime { get; init; }

    public TimeSpan? RingTime { get; init; }

    public string? Caller { get; init; }

    public string? CallerDisplayName { get; init; }

    public string? Callee { get; init; }

    public string? CalleeDisplayName { get; init; }

    public string? Destination { get; init; }

    public string? Direction { get; init; }

    public string? Trunk { get; init; }

    public string? ServiceNumber { get; init; }

    public string? EndReason { get; init; }

    public string? RerouteReason { get; init; }

    public int? StatusCode { get; init; }

    public decimal? Cost { get; init; }

    /// <summary>The SIP status of its failure; null if it didn't fail.</summary>
    public int? FailureCode => SipReasons.Failure(StatusCode);

    /// <summary>Whether the caller gave up. A queue's greeting may have been the answer, so a call abandoned in a queue can be answered.</summary>
    public bool IsAbandoned =>
        RerouteReason == "QueueAbandoned" || (!IsAnswered && (EndReason is EndReasons.Cancelled or "CallerDisconnected" || StatusCode == 487));

    /// <summary>
    /// The extension that placed the call; null if it came from outside. Without a direction that is known, each party may be an extension.
    /// </summary>
    public string? CallingExtension => Direction is nameof(PortSipCallDirection.Inbound) or nameof(PortSipCallDirection.InboundOutbound) ? null : Caller;

    /// <summary>The extension that the call reached; of a call through a queue, its agent.</summary>
    public string? CalledExtension =>
        Direction is nameof(PortSipCallDirection.Outbound) or nameof(PortSipCallDirection.InboundOutbound) ? null
        : ServiceNumber is null || Callee != ServiceNumber ? Callee
        : Destination == ServiceNumber ? null : Destination;

    public static MeasuredCall From(PortSipCallRecord record) => new()
    {
        StartedAt = record.StartedAt,
        IsAnswered = record.AnsweredAt is not null,
        TalkTime = record.TalkTime,
        RingTime = record.RingTime,
        Caller = record.Caller,
        CallerDisplayName = record.CallerDisplayName,
        Callee = record.Callee,
        CalleeDisplayName = record.CalleeDisplayName,
        Destination = record.Destination,
        Direction = record.Direction,
        Trunk = record.Trunk,
        ServiceNumber = record.ServiceNumber,
        EndReason = record.EndReason,
        RerouteReason = record.RerouteReason,
        StatusCode = record.StatusCode,
        Cost = record.Cost,
    };
}
