namespace PortSip.Client;

/// <summary>What CDRs and call logs have in common: who called whom, when, and how it ended (API §6). Times are local.</summary>
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

    /// <summary>When the call began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it rang; null for never.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When it was answered; null for never.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the callee rang until the answer or, without one, until the end, in milliseconds; null if the PBX doesn't report it.</summary>
    public TimeSpan? RingTime => (AnsweredAt ?? EndedAt) is { } end && end >= RangAt ? TimeSpan.FromMilliseconds(Math.Round((end - RangAt.Value).TotalMilliseconds)) : null;

    /// <summary>The same as a number of seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How long the parties talked.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same as a number of seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>A name of <see cref="PortSipCallDirection"/>, or the PBX's own text where it is a new one.</summary>
    public string? Direction { get; init; }

    /// <summary>Why it ended: <c>CallerDisconnected</c>, <c>CalleeDisconnected</c>, <c>BlindTransferCompleted</c>, <c>AttendedTransferCompleted</c>,
    /// <c>Replaced</c>, <c>Referred</c>, <c>Redirected</c>, <c>Cancelled</c>, or the PBX's own text where it is a new one; null for none.</summary>
    public string? EndReason { get; init; }

    /// <summary>
    /// Why it was routed elsewhere: <c>Transfer</c>, <c>Overflow</c>, <c>CapacityBlocked</c>, <c>QueueExit</c>, <c>QueueAbandoned</c>, <c>Redirect</c>, or
    /// <c>Forwarding</c> with <c>Unconditional</c>, <c>Busy</c>, <c>NoAnswer</c>, <c>NotReachable</c>, <c>Exception</c>, <c>Lunch</c>, <c>BusinessTrip</c>,
    /// <c>Away</c> or <c>NightMode</c>; the PBX's own text if it is a new one; null if it wasn't.
    /// </summary>
    public string? RerouteReason { get; init; }

    /// <summary>The SIP status of a failure, such as 486; null for none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Where it was led in the end.</summary>
    public string? Destination { get; init; }

    /// <summary>The caller id that was shown outside.</summary>
    public string? OutboundCallerId { get; init; }

    /// <summary>The outside number that was dialled.</summary>
    public string? DidCid { get; init; }

    /// <summary>The trunk, or null.</summary>
    public string? Trunk { get; init; }

    /// <summary>The queue, ring group or other service that led it.</summary>
    public string? ServiceNumber { get; init; }

    /// <summary>The text given to the originate. For calls through a queue or ring group the PBX keeps it inside a longer text.</summary>
    public string? UserData { get; init; }

    /// <summary>What the call cost; only by id, and if the tenant is billed.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The account that is billed; only by id.</summary>
    public string? BilledAccount { get; init; }

    /// <summary>The SIP Call-ID.</summary>
    public string? SipCallId { get; init; }

    /// <summary>The connection of the PBX where the record is: what asks for more about it asks there.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Parties and local time: <c>1001 → 1002 at 2024-08-20 08:00:59</c>.</summary>
    public sealed override string ToString() => $"{Caller} → {Callee} at {LocalTime.Text(StartedAt)}";
}
