namespace PortSip.Client;

/// <summary>Creates the typed records of an event: one type for each family (API §7).</summary>
internal static class EventRecords
{
    /// <summary>Adds the records of an event: one, or one per extension for an <c>extension_status</c>.</summary>
    public static void Add(List<PortSipEvent> records, ReceivedEvent source)
    {
        var topic = EventTopics.Of(source.Type);
        var states = topic == PortSipEventTopic.Extension ? source.Fields.List("status") : [];
        for (var i = 0; i < states.Count; i++)
            records.Add(Note(Extension(source with { Part = i }, states[i]), source));
        if (states.Count == 0)
            records.Add(Note(From(source, topic), source));
    }

    private static PortSipEvent Note(PortSipEvent record, ReceivedEvent source) =>
        source.Fields.TakeUnreadable() is { Count: > 0 } fields ? record with { UnreadableFields = fields } : record;

    private static PortSipEvent From(ReceivedEvent source, PortSipEventTopic? topic) => topic switch
    {
        PortSipEventTopic.Cdr => source.Type switch
        {
            "call_cdr" => Record(source, source.Fields),
            "call_start" or "call_update_info" => new PortSipCallEvent(source),
            _ => Target(source, source.Fields),
        },
        PortSipEventTopic.Extension => Extension(source, source.Fields),
        PortSipEventTopic.Queue => Queue(source, source.Fields),
        PortSipEventTopic.ExtensionManagement or PortSipEventTopic.QueueManagement => Management(source, source.Fields),
        _ => new PortSipUnknownEvent(source) { Fields = source.Fields.All() },
    };

    private static PortSipCallTargetEvent Target(ReceivedEvent source, EventFields fields) => new(source)
    {
        Destination = fields.MisspeltText("destination") is { } destination ? PartyNumber.Of(destination) : null,
        StartedAt = StartedAt(fields),
        RangAt = RangAt(fields),
        AnsweredAt = AnsweredAt(fields),
        EndedAt = EndedAt(fields),
        StatusCode = SipReasons.Failure(fields.Integer("status_code")),
        EndReason = EndReason(fields),
    };

    private static PortSipCallRecordEvent Record(ReceivedEvent source, EventFields fields)
    {
        var statusCode = fields.Integer("status_code");
        return new(source)
        {
            CallStatus = RecordWords.CallStatus(fields.MisspeltText("call_status")),
            StartedAt = StartedAt(fields),
            RangAt = RangAt(fields),
            AnsweredAt = AnsweredAt(fields),
            EndedAt = EndedAt(fields),
            RingTime = fields.Seconds("ring_duration"),
            TalkTime = fields.Seconds("talk_duration", "duration"),
            StatusCode = SipReasons.Failure(statusCode),
            IsSuccess = SipReasons.IsSuccess(statusCode),
            EndReason = EndReason(fields),
            Trunk = fields.Text("trunk_name", "trunk"),
            TenantName = fields.Text("tenant_name"),
            CallerDomain = fields.Text("caller_domain"),
            CalleeDomain = fields.Text("callee_domain"),
            Targets = [.. fields.List("call_targets").Select(RecordTarget)],
        };
    }

    private static PortSipCallRecordTarget RecordTarget(EventFields fields) => new()
    {
        CdrId = fields.Text("cdr_id", "id"),
        CallType = fields.Text("call_type"),
        Caller = fields.Party("caller"),
        Callee = fields.Party("callee"),
        Destination = fields.MisspeltText("destination") is { } destination ? PartyNumber.Of(destination) : null,
        Status = RecordWords.CallStatus(fields.Text("status", "call_status")),
        EndReason = EndReason(fields),
        StartedAt = StartedAt(fields),
        RangAt = RangAt(fields),
        AnsweredAt = AnsweredAt(fields),
        EndedAt = EndedAt(fields),
        RingTime = fields.Seconds("ring_duration"),
        TalkTime = fields.Seconds("talk_duration", "duration"),
        StatusCode = SipReasons.Failure(fields.Integer("status_code")),
        Direction = RecordWords.Direction(fields.Text("direction")),
        Trunk = fields.Text("trunk_name", "trunk"),
        Did = fields.Text("did", "did_cid"),
        OutboundCallerId = fields.Text("outbound_caller_id"),
        Cost = fields.Text("cost"),
    };

    // Versions spell the times of a call differently (API §7).
    private static DateTimeOffset? StartedAt(EventFields fields) => fields.Time("start_time", "started_at");

    private static DateTimeOffset? RangAt(EventFields fields) => fields.Time("ring_time", "rang_at");

    private static DateTimeOffset? AnsweredAt(EventFields fields) => fields.Time("answered_time", "answer_time", "answered_at");

    private static DateTimeOffset? EndedAt(EventFields fields) => fields.Time("ended_time", "end_time", "ended_at");

    // extension_status contains the states in a list; the other extension events are the state itself.
    private static PortSipExtensionEvent Extension(ReceivedEvent source, EventFields state) => new(source)
    {
        ExtensionNumber = state.Party("extension", "extension_number") ?? source.Fields.Party("extension", "extension_number"),
        ExtensionId = state.Text("extension_id") ?? source.Fields.Text("extension_id"),
        CallStatus = EventWords.CallStatus(state.MisspeltText("call_status")),
        IsOnline = state.Flag("online"),
        IsPushOnline = state.Flag("push_online"),
        Presence = state.Text("presence"),
        PresenceNote = state.Text("presence_note"),
        Time = state.Time("time", "timestamp") ?? source.Fields.Time("time", "timestamp"),
        AgentStatus = [.. source.Fields.List("agent_status").Select(f => new PortSipAgentQueueStatus(f.Text("queue_number"), EventWords.AgentState(f.Text("status"))))],
    };

    private static PortSipQueueEvent Queue(ReceivedEvent source, EventFields fields) => new(source)
    {
        QueueNumber = fields.Text("queue_number"),
        QueueId = fields.Text("queue_id"),
        QueueName = fields.Text("queue_name"),
        Callers = [.. fields.List("waiting_list").Concat(fields.List("updated_callers")).Select(QueueCaller)],
        Agents = [.. fields.List("agents").Concat(fields.List("updated_agents")).Select(QueueAgent)],
        RemovedAgents = [.. fields.List("removed_agents").Select(f => f.Party("agent_extension_number", "extension_number")).OfType<string>()],
        BreachingCaller = fields.Party("caller"),
        TotalCallersBreached = fields.Integer("total_callers_breached"),
        SlaTime = fields.Seconds("sla_time_secs"),
        WaitingCallers = fields.Integer("waiting_callers"),
        Time = fields.Time("timestamp", "time"),
    };

    private static PortSipQueueEventCaller QueueCaller(EventFields fields) => new()
    {
        Position = fields.Integer("position"),
        SessionId = fields.Text("session_id"),
        CallerNumber = fields.Party("caller_number", "caller"),
        CallerName = fields.Text("caller_name"),
        Since = fields.Time("timestamp"),
        Type = fields.Text("type"),
        Reason = fields.Text("reason"),
    };

    private static PortSipQueueEventAgent QueueAgent(EventFields fields) => new()
    {
        ExtensionNumber = fields.Party("agent_extension_number", "extension_number"),
        State = EventWords.AgentState(fields.Text("state", "status")),
        SessionId = fields.Text("session_id"),
        CallerNumber = fields.Party("caller_number"),
        CallerName = fields.Text("caller_name"),
        Since = fields.Time("timestamp"),
    };

    private static PortSipManagementEvent Management(ReceivedEvent source, EventFields fields) => new(source)
    {
        ExtensionNumber = source.Type.StartsWith("extension", StringComparison.Ordinal) ? fields.Party("extension_number", "extension") : null,
        ExtensionId = fields.Text("extension_id"),
        QueueNumber = source.Type.StartsWith("queue", StringComparison.Ordinal) ? fields.Party("queue_number", "extension_number") : null,
        QueueId = fields.Text("queue_id"),
        DisplayName = fields.Text("disp_name", "display_name", "queue_name", "name"),
        UserName = fields.Text("username"),
        Email = fields.Text("email"),
        Department = fields.Text("department"),
        IsEnabled = fields.Flag("enabled"),
    };

    private static string? EndReason(EventFields fields) => EndReasons.From(fields.Text("end_reason", "ended_reason"));
}
