namespace PortSip.Client;

/// <summary>A change of a party that a call tries to reach: <c>cdr_target_add</c>, <c>_ringing</c>, <c>_answer</c>, <c>_noanswer</c>, <c>_fail</c>, <c>_end</c>. Not every PBX sends them.</summary>
public sealed record PortSipCallTargetEvent : PortSipSessionEvent, ICallTarget
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipCallTargetEvent()
    {
    }

    internal PortSipCallTargetEvent(ReceivedEvent source)
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

    /// <summary>The target's number.</summary>
    public string? Destination { get; init; }

    /// <summary>When the attempt to reach the target started (local time).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the target rang (local time).</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the target answered (local time).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the attempt ended (local time).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The SIP status of a failure; null if there isn't one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The text of <see cref="StatusCode"/>, such as "Busy Here"; null if there isn't one.</summary>
    public string? StatusReason => SipReasons.Of(StatusCode);

    /// <summary>Why the call ended: see <see cref="PortSipCall.EndReason"/>.</summary>
    public string? EndReason { get; init; }
}
