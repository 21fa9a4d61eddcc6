namespace PortSip.Client;

/// <summary>Something that the PBX told (API §7), or a <see cref="PortSipEventGap"/> in what it could tell.</summary>
public abstract record PortSipEvent : PortSipRecord
{
    /// <summary>Makes an empty event, for an initializer to fill.</summary>
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
    }

    /// <summary>The PBX's name for it, such as <c>call_cdr</c>; <c>gap</c> for a gap.</summary>
    public virtual string EventType { get; init; } = "";

    /// <summary>The topic under which it came; null for a gap and for unknown types.</summary>
    public PortSipEventTopic? Topic { get; init; }

    /// <summary>When it came, by this machine's clock (local time).</summary>
    public virtual DateTimeOffset ReceivedAt { get; init => field = LocalTime.Of(value); }

    /// <summary>The tenant, where the PBX names one.</summary>
    public string? TenantId { get; init; }

    /// <summary>True for what is only pushed because a subscription began: the state at that moment, not a change.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>
    /// The record as JSON text; "" for a gap. It is as it came, but for an escape in place of each character that a terminal would obey:
    /// as JSON it means the same, and <see cref="PortSipRecord.GetRaw"/> returns it to the letter.
    /// </summary>
    public string Raw
    {
        get => ReceivedText.OfJson(Text.ToString());
        init => Text = new RawText(value);
    }

    /// <summary>What <see cref="Raw"/> is made of.</summary>
    internal RawText Text { get; init; }

    /// <summary>The PBX's names of the fields that couldn't be read: the properties are null, or hold U+FFFD.</summary>
    internal IReadOnlyList<string> UnreadableFields { get; init; } = [];

    /// <summary>The event's type.</summary>
    public override string ToString() => EventType;
}
