namespace PortSip.Client;

/// <summary>The common properties of CDRs and call logs: who called whom, when, and how it ended (API §6). Times are local.</summary>
public abstract record PortSipCallRecord : PortSipRecord
{
    /// <summary>The record's id, an opaque text. It is not the session id of the call.</summary>
    public virtual required string Id { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The calling party's name.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The calling party's SIP domain.</summary>
    public string? CallerDomain { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>The called party's name.</summary>
    public string? CalleeDisplayName { get; init; }

    /// <summary>The called party's SIP domain.</summary>
    public string? CalleeDomain { get; init; }

    /// <summary>When the call started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the callee rang; null if never.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the call was answered; null if never.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the callee rang until the answer or, without one, until the end, in milliseconds; null if the PBX doesn't report it.</summary>
    public TimeSpan? RingTime => (AnsweredAt ?? EndedAt) is { } end && end >= RangAt ? TimeSpan.FromMilliseconds(Math.Round((end - RangAt.Value).TotalMilliseconds)) : null;

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How long the parties talked.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>A name of <see cref="PortSipCallDirection"/>, or the PBX's own text for a new value.</summary>
    public string? Direction { get; init; }

    /// <summary>Why the call ended: <c>CallerDisconnected</c>, <c>CalleeDisconnected</c>, <c>BlindTransferCompleted</c>, <c>AttendedTransferCompleted</c>,
    /// <c>Replaced</c>, <c>Referred</c>, <c>Redirected</c>, <c>Cancelled</c>, or the PBX's own text for a new value; null if there isn't one.</summary>
    public string? EndReason { get; init; }

    /// <summary>
    /// Why the call was routed elsewhere: <c>Transfer</c>, <c>Overflow</c>, <c>CapacityBlocked</c>, <c>QueueExit</c>, <c>QueueAbandoned</c>, <c>Redirect</c>, or
    /// <c>Forwarding</c> with <c>Unconditional</c>, <c>Busy</c>, <c>NoAnswer</c>, <c>NotReachable</c>, <c>Exception</c>, <c>Lunch</c>, <c>BusinessTrip</c>,
    /// <c>Away</c> or <c>NightMode</c>; the PBX's own text for a new value; null if it wasn't.
    /// </summary>
    public string? RerouteReason { get; init; }

    /// <summary>The SIP status of a failure, such as 486; null if there isn't one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The text of <see cref="StatusCode"/>, such as "Busy Here"; null if there isn't one.</summary>
    public string? StatusReason => SipReasons.Of(StatusCode);

    /// <summary>The final destination.</summary>
    public string? Destination { get; init; }

    /// <summary>The caller id that was shown to external parties.</summary>
    public string? OutboundCallerId { get; init; }

    /// <summary>The external number that was dialled.</summary>
    public string? DidCid { get; init; }

    /// <summary>The trunk, or null.</summary>
    public string? Trunk { get; init; }

    /// <summary>The queue, ring group or other service that routed it.</summary>
    public string? ServiceNumber { get; init; }

    /// <summary>The text from the originate. For calls through a queue or ring group, the PBX keeps it as part of a longer text.</summary>
    public string? UserData { get; init; }

    /// <summary>The cost of the call; only when read by id, and if the tenant is billed.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The billed account; only when read by id.</summary>
    public string? BilledAccount { get; init; }

    /// <summary>The SIP Call-ID.</summary>
    public string? SipCallId { get; init; }

    /// <summary>The connection to the PBX that has the record. Commands that read more about it use this connection.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The parties and the local time: <c>1001 → 1002 at 2024-08-20 08:00:59</c>.</summary>
    public sealed override string ToString() => $"{Caller} → {Callee} at {LocalTime.Text(StartedAt)}";
}
