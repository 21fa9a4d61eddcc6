namespace PortSip.Client;

/// <summary>An event of a type that this version doesn't know: all its fields as text.</summary>
public sealed record PortSipUnknownEvent : PortSipEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipUnknownEvent()
    {
    }

    internal PortSipUnknownEvent(ReceivedEvent source)
        : base(source)
    {
    }

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <summary>The fields by the PBX's names; lists and objects as JSON text.</summary>
    public IReadOnlyDictionary<string, string?> Fields { get; init; } = new Dictionary<string, string?>();

    /// <summary>Its type.</summary>
    public override string ToString() => EventType;
}
