namespace PortSip.Client;

/// <summary>Makes the typed record of an event: one shape for each family (API §7).</summary>
internal static class EventRecords
{
    /// <summary>The records of an event: one, or one for each extension of an <c>extension_status</c>.</summary>
    public static IEnumerable<PortSipEvent> From(EventFields fields, string raw, DateTimeOffset receivedAt)
    {
        var states = fields.List("status").ToList();
        if (states.Count == 0 || EventTopics.Of(EventTopics.Canonical(fields.Text("event_type") ?? "")) != PortSipEventTopic.Extension)
            return [From(fields, fields, raw, receivedAt)];
        return states.Select(state => From(fields, state, raw, receivedAt));
    }

    private static PortSipEvent From(EventFields fields, EventFields state, string raw, DateTimeOffset receivedAt)
    {
        var type = EventTopics.Canonical(fields.Text("event_type") ?? "");
        PortSipEvent record = EventTopics.Of(type) switch
        {
            PortSipEventTopic.Cdr => type switch
            {
                "call_cdr" => Record(fields),
                "call_start" or "call_update_info" => Call(fields),
                _ => Target(fields),
            },
            PortSipEventTopic.Extension => Extension(fields, state),
            PortSipEventTopic.Queue => Queue(fields),
            PortSipEventTopic.ExtensionManagement or PortSipEventTopic.QueueManagement => Management(fields, type),
            _ => new PortSipUnknownEvent { Fields = fields.All() },
        };
        return record with
        {
            EventType = type,
            Topic = EventTopics.Of(type),
            ReceivedAt = receivedAt,
            TenantId = fields.Text("tenant_id"),
            Raw = raw,
        };
    }

    private static PortSipCallEvent Call(EventFields fields) => Session(new PortSipCallEvent(), fields);

    private static PortSipCallTargetEvent Target(EventFields fields) => Session(
        new PortSipCallTargetEvent
        {
            Destination = fields.MisspeltText("destination") is { } destination ? PartyNumber.Of(destination) : null,
            StartedAt = fields.Time("start_time", "started_at"),
            RangAt = fields.Time("ring_time", "rang_at"),
            AnsweredAt = fields.Time("answered_time", "answer_time", "answered_at"),
            EndedAt = fields.Time("ended_time", "end_time", "ended_at"),
            StatusCode = SipReasons.Failure(fields.Integer("status_code")),
            EndReason = EndReason(fields),
        },
        fields);

    private static PortSipCallRecordEvent Record(EventFields fields) => Session(
        new PortSipCallRecordEvent
        {
            CallStatus = fields.MisspeltText("call_status"),
            StartedAt = fields.Time("start_time", "started_at"),
            RangAt = fields.Time("ring_time", "rang_at"),
            AnsweredAt = fields.Time("answered_time", "answer_time", "answered_at"),
            EndedAt = fields.Time("ended_time", "end_time", "ended_at"),
            RingTime = fields.Seconds("ring_duration"),
            TalkTime = fields.Seconds("talk_duration", "duration"),
            StatusCode = SipReasons.Failure(fields.Integer("status_code")),
            EndReason = EndReason(fields),
            Trunk = fields.Text("trunk_name", "trunk"),
            Targets = [.. fields.List("call_targets").Select(RecordTarget)],
        },
        fields);

    private static PortSipCallRecordTarget RecordTarget(EventFields fields) => new()
    {
        CdrId = fields.Text("cdr_id", "id"),
        CallType = fields.Text("call_type"),
        Caller = fields.Party("caller"),
        Callee = fields.Party("callee"),
        Destination = fields.MisspeltText("destination") is { } destination ? PartyNumber.Of(destination) : null,
        Status = fields.Text("status", "call_status"),
        EndReason = EndReason(fields),
        StartedAt = fields.Time("start_time", "started_at"),
        RangAt = fields.Time("ring_time", "rang_at"),
        AnsweredAt = fields.Time("answered_time", "answer_time", "answered_at"),
        EndedAt = fields.Time("ended_time", "end_time", "ended_at"),
        RingTime = fields.Seconds("ring_duration"),
        TalkTime = fields.Seconds("talk_duration", "duration"),
        Cost = fields.Text("cost"),
    };

    private static T Session<T>(T record, EventFields fields)
        where T : PortSipSessionEvent => (T)(record with
        {
            SessionId = fields.Text("session_id"),
            CdrId = fields.Text("cdr_id", "id"),
            SipCallId = fields.Text("call_id"),
            Caller = fields.Party("caller"),
            CallerDisplayName = fields.Text("caller_display_name"),
            Callee = fields.Party("callee"),
            CalleeDisplayName = fields.Text("callee_display_name"),
            Direction = fields.Text("direction"),
            UserData = fields.Text("user_data"),
            Did = fields.Text("did", "did_cid"),
            OutboundCallerId = fields.Text("outbound_caller_id"),
        });

    // extension_status holds the states in a list; the other events of extensions are the state themselves.
    private static PortSipExtensionEvent Extension(EventFields fields, EventFields state) => new()
    {
        ExtensionNumber = state.Party("extension", "extension_number") ?? fields.Party("extension", "extension_number"),
        ExtensionId = state.Text("extension_id") ?? fields.Text("extension_id"),
        CallStatus = state.MisspeltText("call_status"),
        IsOnline = state.Flag("online"),
        IsPushOnline = state.Flag("push_online"),
        Presence = state.Text("presence"),
        PresenceNote = state.Text("presence_note"),
        Time = state.Time("time", "timestamp") ?? fields.Time("time", "timestamp"),
        AgentStatus = [.. fields.List("agent_status").Select(f => new PortSipAgentQueueStatus(f.Text("queue_number"), f.Text("status")))],
    };

    private static PortSipQueueEvent Queue(EventFields fields) => new()
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
        State = fields.Text("state", "status"),
        SessionId = fields.Text("session_id"),
        CallerNumber = fields.Party("caller_number"),
        CallerName = fields.Text("caller_name"),
        Since = fields.Time("timestamp"),
    };

    private static PortSipManagementEvent Management(EventFields fields, string type) => new()
    {
        ExtensionNumber = type.StartsWith("extension", StringComparison.Ordinal) ? fields.Party("extension_number", "extension") : null,
        ExtensionId = fields.Text("extension_id"),
        QueueNumber = type.StartsWith("queue", StringComparison.Ordinal) ? fields.Party("queue_number", "extension_number") : null,
        QueueId = fields.Text("queue_id"),
        DisplayName = fields.Text("disp_name", "display_name", "queue_name", "name"),
        UserName = fields.Text("username"),
        Email = fields.Text("email"),
        Department = fields.Text("department"),
        IsEnabled = fields.Flag("enabled"),
    };

    private static string? EndReason(EventFields fields) => EndReasons.From(fields.Text("end_reason", "ended_reason"));
}
