namespace PortSip.Client;

/// <summary>An extension or a queue that was created, changed or deleted: <c>extension_created</c>, <c>queue_destroy</c> and the others.</summary>
public sealed record PortSipManagementEvent : PortSipEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    public PortSipManagementEvent()
    {
    }

    internal PortSipManagementEvent(ReceivedEvent source)
        : base(source)
    {
    }

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <summary>The extension's number; null for a queue.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The extension's id; null for a queue.</summary>
    public string? ExtensionId { get; init; }

    /// <summary>The queue's number; null for an extension.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>The queue's id; null for an extension.</summary>
    public string? QueueId { get; init; }

    /// <summary>The display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name that the extension's user signs in with.</summary>
    public string? UserName { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The department.</summary>
    public string? Department { get; init; }

    /// <summary>Whether it is enabled.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The type and the number.</summary>
    public override string ToString() => $"{EventType} {ExtensionNumber ?? QueueNumber}";
}
