namespace PortSip.Simulator.Tests.Documents;

/// <summary>
/// The fields of events, by PortSIP's pages on Pub/Sub, webhooks and CDRs. What differs in 22.3 is the word for talking, by its list of
/// changes. The pages print no event of a target: what stands here beyond their table is what a call's record holds of a target.
/// </summary>
internal static class DocumentedEvents
{
    private const string EndReasons = "None|caller_disconnected|callee_disconnected|replaced|referred|redirected|blind_transfer_complete|attended_transfer_complete|cancelled";

    private const string Parties = """
        session_id text
        cdr_id text
        direction text internal|inbound|inbound_outbound|outbound
        caller text
        caller_display_name text or-none
        did text or-none
        outbound_caller_id text or-none
        """;

    private const string Origin = """
        user_data text or-none
        call_id text
        """;

    private const string Times = """
        start_time seconds
        ring_time seconds
        answered_time seconds
        ended_time seconds
        """;

    private const string Subject = """
        extension text
        extension_id text
        """;

    private const string CallStatus = """
        call_status text ON_CALL|RINGING| until:22.2
        call_status text OTHER_CALL|RINGING| since:22.3
        """;

    private const string Presence = """
        presence text AVAILABLE|LUNCH|BUSINESS_TRIP|DO_NOT_DISTURB|AWAY until:22.2
        presence text ONLINE|LUNCH|BUSINESS_TRIP|DO_NOT_DISTURB|AWAY since:22.3
        presence_note text or-none
        """;

    private const string Managed = """
        extension_number text
        disp_name text
        email text or-none
        extension_id text
        username text or-none
        enabled yes-no
        """;

    private const string Waiting = """
        position digits
        session_id text
        caller_number text
        timestamp seconds
        type text normal|callback
        """;

    public static IReadOnlyDictionary<string, IReadOnlyList<DocumentedField>> All { get; } = Tables(new()
    {
        ["call_start"] = $"""
            time seconds
            {Parties}
            {Origin}
            callee text
            callee_display_name text or-none
            """,
        ["call_update_info"] = $"""
            time seconds
            {Parties}
            callee text
            callee_display_name text or-none
            """,
        ["call_cdr"] = $"""
            {Parties}
            {Origin}
            {Times}
            caller_domain text
            callee text
            callee_domain text
            call_status text answered|noanswer|fail
            call_targets event.target[]
            ended_reason text {EndReasons}
            ring_duration seconds
            talk_duration whole
            status_code digits
            tenant_name text
            trunk_name text or-none
            """,
        ["extension_status"] = "status event.state[]",
        ["extension_call"] = $"""
            {Subject}
            {CallStatus}
            time seconds
            """,
        ["extension_presence"] = $"""
            {Subject}
            {Presence}
            time seconds
            """,
        ["extension_agent_status"] = $"""
            {Subject}
            agent_status event.agent-status[]
            time seconds
            """,
        ["extension_created"] = Managed,
        ["extension_updated"] = Managed,
        ["extension_destroyed"] = Managed,
        ["queue_created"] = "queue_number text",
        ["queue_updated"] = "queue_number text",
        ["queue_destroy"] = "queue_number text",
        ["queue_status"] = """
            queue_id text
            queue_number text
            queue_name text
            waiting_list event.waiting[]
            agents event.agent[]
            """,
        ["queue_caller_status"] = """
            queue_id text
            updated_callers event.updated-caller[]
            """,
        ["queue_agent_status"] = """
            queue_id text
            updated_agents event.agent[] optional
            removed_agents event.removed-agent[] optional
            """,
        ["queue_sla_breached"] = """
            queue_id text
            caller text
            total_callers_breached whole
            sla_time_secs whole
            waiting_callers whole
            timestamp seconds
            """,
    });

    /// <summary>The objects in events.</summary>
    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["event.target"] = $"""
            id text
            call_type text callback_call|none|normal_call|queue_call|queue_callback_call|ring_group_call
            caller text
            callee text
            destination text
            did text or-none
            outbound_caller_id text or-none
            {Times}
            end_reason text {EndReasons}
            ring_duration seconds
            talk_duration seconds
            status text answered|noanswer|fail
            status_code whole
            trunk_name text or-none
            """,
        ["event.state"] = $"""
            {Subject}
            {CallStatus}
            {Presence}
            online yes-no
            push_online yes-no
            time seconds
            """,
        ["event.agent-status"] = """
            queue_number text
            status text
            """,
        ["event.waiting"] = $"""
            {Waiting}
            caller_name text or-none
            """,
        ["event.updated-caller"] = $"""
            {Waiting}
            reason text enqueue|agent_answered|overflow|hangup|callback
            """,
        ["event.agent"] = """
            agent_extension_number text
            state text READY|QUEUE_CALL|WRAP_UP|OTHER_CALL|NOT_READY|BREAK|LUNCH|ONLINE|OFFLINE
            session_id text or-none
            caller_number text or-none
            caller_name text or-none
            timestamp seconds
            """,
        ["event.removed-agent"] = "agent_extension_number text",
    };

    private static Dictionary<string, IReadOnlyList<DocumentedField>> Tables(Dictionary<string, string> events)
    {
        foreach (var what in new[] { "add", "ringing", "answer", "noanswer", "fail", "end" })
        {
            events[$"cdr_target_{what}"] = $"""
                time seconds
                {Parties}
                {Origin}
                {Times}
                callee text
                destiantion text
                status_code digits
                end_reason text {EndReasons}
                """;
        }

        return events.ToDictionary(known => known.Key, known => DocumentedField.Table($"event_type text {known.Key}\ntenant_id text\n{known.Value}"), StringComparer.Ordinal);
    }
}
