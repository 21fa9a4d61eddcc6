namespace PortSip.Client;

/// <summary>The common properties of all call events.</summary>
public abstract record PortSipSessionEvent : PortSipEvent
{
    /// <summary>Creates an empty event for an initializer to fill.</summary>
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

    /// <summary>The call's id, as returned by the originate.</summary>
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

    /// <summary>A name of <see cref="PortSipCallDirection"/>, or the PBX's own text for a new value.</summary>
    public string? Direction { get; init; }

    /// <summary>The text from the originate. For calls through a queue or ring group, it is part of a longer text.</summary>
    public string? UserData { get; init; }

    /// <summary>The number that was dialled from outside.</summary>
    public string? Did { get; init; }

    /// <summary>The caller id that is shown to external parties.</summary>
    public string? OutboundCallerId { get; init; }

    /// <summary>When it happened, by the PBX's timestamp (local time), in whole seconds; null if the event has none, such as <c>call_cdr</c>.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The type, the id and the parties.</summary>
    public sealed override string ToString() => $"{EventType} {SessionId}: {Caller} → {Callee}";
}
