namespace PortSip.Client;

/// <summary>A call that started, or about which more is known: <c>call_start</c>, <c>call_update_info</c>.</summary>
public sealed record PortSipCallEvent : PortSipSessionEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipCallEvent()
    {
    }

    internal PortSipCallEvent(ReceivedEvent source)
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
}
