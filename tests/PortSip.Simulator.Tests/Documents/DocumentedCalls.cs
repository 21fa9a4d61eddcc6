namespace PortSip.Simulator.Tests.Documents;

/// <summary>Active calls, and what is left of calls. Part of <see cref="DocumentedShapes"/>.</summary>
internal static class DocumentedCalls
{
    private const string EndReasons = "CALLER_DISCONNECTED|CALLEE_DISCONNECTED|BLIND_TRANSFER_COMPLETED|CONSULT_TRANSFER_COMPLETED|REPLACED|REFERRED|REDIRECTED|CANCELLED";

    private const string RerouteReasons = "TRANSFER|OVERFLOW|CAPACITY_BLOCKED|QUEUE_EXIT|QUEUE_ABANDONED|REDIRECT|FORWARDING_UNCONDITIONAL|FORWARDING_BUSY|FORWARDING_NO_ANSWER"
        + "|FORWARDING_NOT_REACHABLE|FORWARDING_EXCEPTION|FORWARDING_LUNCH|FORWARDING_BUSINESS_TRIP|FORWARDING_AWAY|FORWARDING_NIGHT_MODE";

    private const string Parties = """
        caller text 0..256
        caller_domain text 0..1024
        caller_display_name text 0..1024 or-none
        callee text 0..256
        callee_domain text 0..1024
        callee_display_name text 0..1024 or-none
        started_at time
        rang_at time or-none
        answered_at time or-none
        ended_at time
        call_id text
        direction text INBOUND_CALL|OUTBOUND_CALL|EXTENSION_CALL|INBOUND_OUTBOUND_CALL
        """;

    private const string Outcome = $"""
        end_reason text {EndReasons} or-none since:22.2
        end_reason text CALLER_DISCONNECT|CALLEE_DISCONNECT|BLIND_TRANSFER_COMPLETED|CONSULT_TRANSFER_COMPLETED|REPLACED|REFERRED|REDIRECTED|CANCELLED or-none until:16.4
        reroute_reason text TRANSFER|OVERFLOW or-none until:22.2
        reroute_reason text {RerouteReasons} or-none since:22.3
        status_code whole
        destination text or-none
        outbound_caller_id text 1..64 or-none
        did_cid text or-none
        trunk text or-none
        service_number text or-none
        user_data text or-none
        """;

    private const string Billing = """
        cost number
        billed_account text or-none
        """;

    private const string Transcription = """
        status text or-none since:22.3
        status_description text or-none since:22.3
        sentiment text or-none since:22.3
        """;

    private const string RecordedParties = $"""
        caller text
        callee text
        started_at time
        ended_at time
        caller_display_name text or-none since:22.8
        callee_display_name text or-none since:22.8
        {Transcription}
        """;

    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["leg"] = """
            caller text 0..256
            caller_display_name text 0..1024 or-none
            callee text 0..256
            trunk text 1..64 or-none
            started_at time
            talking_time whole 0..4294967295
            """,
        ["call"] = """
            id text
            calls leg[]
            """,
        ["cdr"] = $"""
            id text
            {Parties}
            {Outcome}
            duration whole
            """,
        ["cdr part"] = $"""
            {Parties}
            {Outcome}
            duration whole
            {Billing}
            """,
        ["own cdr"] = $"""
            {Parties}
            {Outcome}
            {Billing}
            """,
        ["call log"] = $"""
            id text
            session_id text
            {Parties}
            {Outcome}
            duration whole
            """,
        ["call log details"] = $"""
            id text
            session_id text
            {Parties}
            {Outcome}
            duration whole
            {Billing}
            """,
        ["recording"] = $"""
            id text
            {RecordedParties}
            """,
        ["recording details"] = $"""
            {RecordedParties}
            duration whole
            file_name text
            file_size whole 0..1000000000
            file_id text until:16.4
            file_url text since:22.2
            """,
    };
}
