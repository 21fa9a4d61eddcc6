namespace PortSip.Client;

/// <summary>One of a call record's <c>call_targets</c>.</summary>
public sealed record PortSipCallRecordTarget : PortSipRecord, ICallTarget
{
    /// <summary>The id of the target's record.</summary>
    public string? CdrId { get; init; }

    /// <summary>callback_call, none, normal_call, queue_call, queue_callback_call or ring_group_call.</summary>
    public string? CallType { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>The number that was finally reached.</summary>
    public string? Destination { get; init; }

    /// <summary><c>Answered</c>, <c>NoAnswer</c>, <c>Failed</c>, or the PBX's own text for a new value.</summary>
    public string? Status { get; init; }

    /// <summary>Why the call ended: see <see cref="PortSipCall.EndReason"/>.</summary>
    public string? EndReason { get; init; }

    /// <summary>When the attempt started (local time).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the target rang (local time).</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the target answered (local time).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the attempt ended (local time).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the target rang, in whole seconds.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How long the target talked, in whole seconds.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>The SIP status of a failure; null if there isn't one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The text of <see cref="StatusCode"/>, such as "Busy Here"; null if there isn't one.</summary>
    public string? StatusReason => SipReasons.Of(StatusCode);

    /// <summary>The direction: see <see cref="PortSipSessionEvent.Direction"/>.</summary>
    public string? Direction { get; init; }

    /// <summary>The trunk used to reach the target.</summary>
    public string? Trunk { get; init; }

    /// <summary>The number that was dialled from outside.</summary>
    public string? Did { get; init; }

    /// <summary>The caller id that is shown to external parties.</summary>
    public string? OutboundCallerId { get; init; }

    /// <summary>The cost, as the PBX writes it.</summary>
    public string? Cost { get; init; }

    /// <summary>The parties.</summary>
    public override string ToString() => $"{Caller} → {Destination ?? Callee}";
}
