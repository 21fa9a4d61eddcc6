namespace PortSip.Client;

/// <summary>What all events about a call have in common.</summary>
public abstract record PortSipSessionEvent : PortSipEvent
{
    /// <summary>Makes an empty event, for an initializer to fill.</summary>
    protected PortSipSessionEvent()
    {
    }

    private protected PortSipSessionEvent(ReceivedEvent source)
        : base(source)
    {
        var fields = source.Fields;
        SessionId = fields.Text("session_id");
        CdrId = fields.Text("cdr_id", "id");
        SipCallId = fields.Text("call_id");
        Caller = fields.Party("caller", "cli");
        CallerDisplayName = fields.Text("caller_display_name");
        Callee = fields.Party("callee");
        CalleeDisplayName = fields.Text("callee_display_name");
        Direction = RecordWords.Direction(fields.Text("direction"));
        UserData = fields.Text("user_data");
        Did = fields.Text("did", "did_cid");
        OutboundCallerId = fields.Text("outbound_caller_id");
        Time = fields.Time("time", "timestamp");
    }

    /// <summary>The call's id: what the originate returned.</summary>
    public virtual string? SessionId { get; init; }

    /// <summary>The id of the call's record.</summary>
    public string? CdrId { get; init; }

    /// <summary>The SIP Call-ID.</summary>
    public string? SipCallId { get; init; }

    /// <summary>The calling party's number.</summary>
    public virtual string? Caller { get; init; }

    /// <summary>The calling party's name.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The called party's number.</summary>
    public virtual string? Callee { get; init; }

    /// <summary>The called party's name.</summary>
    public string? CalleeDisplayName { get; init; }

    /// <summary>A name of <see cref="PortSipCallDirection"/>, or the PBX's own text where it is a new one.</summary>
    public string? Direction { get; init; }

    /// <summary>The text of the originate. For calls through a queue or ring group it stands inside a longer text.</summary>
    public string? UserData { get; init; }

    /// <summary>The number that was dialled from outside.</summary>
    public string? Did { get; init; }

    /// <summary>The caller id that is shown to the outside.</summary>
    public string? OutboundCallerId { get; init; }

    /// <summary>When it happened, as the PBX stamps it (local time), in whole seconds; null where the event has no stamp, as <c>call_cdr</c> hasn't.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Type, id and parties.</summary>
    public sealed override string ToString() => $"{EventType} {SessionId}: {Caller} → {Callee}";
}
