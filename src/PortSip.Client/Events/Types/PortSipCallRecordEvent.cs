namespace PortSip.Client;

/// <summary>A call that has ended: <c>call_cdr</c>.</summary>
public sealed record PortSipCallRecordEvent : PortSipSessionEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipCallRecordEvent()
    {
    }

    internal PortSipCallRecordEvent(ReceivedEvent source)
        : base(source)
    {
    }

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <inheritdoc/>
    public override string? SessionId { get => base.SessionId; init => base.SessionId = value; }

    /// <inheritdoc/>
    public override string? Caller { get => base.Caller; init => base.Caller = value; }

    /// <inheritdoc/>
    public override string? Callee { get => base.Callee; init => base.Callee = value; }

    /// <summary><c>Answered</c>, <c>NoAnswer</c>, <c>Failed</c>, or the PBX's own text for a new value.</summary>
    public string? CallStatus { get; init; }

    /// <summary>When the call started (local time).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the callee rang (local time).</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the call was answered (local time).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the call ended (local time).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the callee rang, in whole seconds.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How long the parties talked, in whole seconds.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>The SIP status of a failure; null if there isn't one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Whether its status means success (2xx), even if it states no answer.</summary>
    internal bool IsSuccess { get; init; }

    /// <summary>The text of <see cref="StatusCode"/>, such as "Busy Here"; null if there isn't one.</summary>
    public string? StatusReason => SipReasons.Of(StatusCode);

    /// <summary>Why the call ended: see <see cref="PortSipCall.EndReason"/>.</summary>
    public string? EndReason { get; init; }

    /// <summary>The trunk of the call.</summary>
    public string? Trunk { get; init; }

    /// <summary>The name of the tenant.</summary>
    public string? TenantName { get; init; }

    /// <summary>The calling party's SIP domain, or the host of the trunk.</summary>
    public string? CallerDomain { get; init; }

    /// <summary>The called party's SIP domain.</summary>
    public string? CalleeDomain { get; init; }

    /// <summary>The parties that the call tried to reach, in the PBX's order.</summary>
    public PortSipList<PortSipCallRecordTarget> Targets { get; init; } = [];
}
