namespace PortSip.Client;

/// <summary>An extension's state: <c>extension_status</c>, <c>extension_call</c>, <c>extension_presence</c>, <c>extension_agent_status</c>. None of them identifies a call.</summary>
public sealed record PortSipExtensionEvent : PortSipEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipExtensionEvent()
    {
    }

    internal PortSipExtensionEvent(ReceivedEvent source)
        : base(source)
    {
    }

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <summary>The extension's number.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The extension's id.</summary>
    public string? ExtensionId { get; init; }

    /// <summary>ON_CALL (OTHER_CALL in 22.3 and later) or RINGING; null if the extension is idle or the event doesn't report it.</summary>
    public string? CallStatus { get; init; }

    /// <summary>Whether one of its devices is registered.</summary>
    public bool? IsOnline { get; init; }

    /// <summary>Whether it can be woken by a push notification.</summary>
    public bool? IsPushOnline { get; init; }

    /// <summary>Its presence, such as AVAILABLE (ONLINE since 22.3), AWAY or DO_NOT_DISTURB, as the PBX writes it.</summary>
    public string? Presence { get; init; }

    /// <summary>The note of the presence.</summary>
    public string? PresenceNote { get; init; }

    /// <summary>When the state changed (local time), in whole seconds.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Its state in each of its queues, if the event reports it.</summary>
    public PortSipList<PortSipAgentQueueStatus> AgentStatus { get; init; } = [];

    internal bool IsRinging => State == EventWords.Ringing;

    internal bool IsOnCall => State == EventWords.OnCall;

    // Since 22.3, the presence shows it too.
    private string? State => CallStatus ?? EventWords.CallStatus(Presence);

    /// <summary>Type, extension and state.</summary>
    public override string ToString() => $"{EventType} {ExtensionNumber} {CallStatus ?? Presence}".TrimEnd();
}
