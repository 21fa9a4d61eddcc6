namespace PortSip.Client;

/// <summary>An event of the PBX (API §7), or a <see cref="PortSipEventGap"/> if events may be missing.</summary>
public abstract record PortSipEvent : PortSipRecord
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
    protected PortSipEvent()
    {
    }

    private protected PortSipEvent(ReceivedEvent source)
    {
        EventType = source.Type;
        Topic = EventTopics.Of(source.Type);
        ReceivedAt = source.ReceivedAt;
        TenantId = source.Fields.Text("tenant_id");
        Text = source.Text;
        Part = source.Part;
    }

    /// <summary>The PBX's name for the event, such as <c>call_cdr</c>; <c>gap</c> for a gap.</summary>
    public virtual string EventType { get; init; } = "";

    /// <summary>The topic of the event; null for a gap and for unknown types.</summary>
    public PortSipEventTopic? Topic { get; init; }

    /// <summary>When the event was received, by this computer's clock (local time).</summary>
    public virtual DateTimeOffset ReceivedAt { get; init => field = LocalTime.Of(value); }

    /// <summary>The tenant, if the PBX names one.</summary>
    public string? TenantId { get; init; }

    /// <summary>True if the event was sent only because a subscription started: it is the state at that moment, not a change.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>
    /// The record as JSON text; "" for a gap. It is as received, except that each character that a terminal would interpret is escaped:
    /// as JSON it has the same meaning, and <see cref="PortSipRecord.GetRaw"/> returns it unchanged.
    /// </summary>
    public string Raw
    {
        get => ReceivedText.OfJson(Text.ToString());
        init => Text = new RawText(value);
    }

    /// <summary>The source of <see cref="Raw"/>.</summary>
    internal RawText Text { get; init; }

    /// <summary>The number of records that the same text contains before this one: an <c>extension_status</c> contains several.</summary>
    internal int Part { get; init; }

    /// <summary>The PBX's names of the fields that couldn't be read: their properties are null or contain U+FFFD.</summary>
    internal IReadOnlyList<string> UnreadableFields { get; init; } = [];

    /// <summary>The event's type.</summary>
    public override string ToString() => EventType;
}
