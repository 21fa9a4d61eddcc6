namespace PortSip.Simulator.Tests.Documents;

/// <summary>Queues, their agents, and ring groups. Part of <see cref="DocumentedShapes"/>.</summary>
internal static class DocumentedQueues
{
    private const string Headers = """
        enable_paid yes-no
        enable_prid yes-no
        extension_number_as_to_header yes-no
        """;

    private const string PollingStrategies = "RING_SIMULTANEOUSLY|PRIORITIZED_HUNT|CYCLIC_HUNT|LEAST_WORKED_HUNT|SKILL_BASED_ROUTING_PRIORITIZED_HUNT"
        + "|SKILL_BASED_ROUTING_CYCLIC_HUNT|SKILL_BASED_ROUTING_LEAST_WORKED_HUNT";

    private const string Agent = """
        extension_number digits 3..64
        display_name text 0..1024 or-none
        skill_level whole 1..100
        """;

    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["queue"] = $"""
            id text
            name text 1..64
            extension_number digits 3..64
            ring_time whole 1..65535
            polling_strategy text {PollingStrategies}
            """,
        ["queue settings"] = $"""
            id text
            name text 1..64
            extension_number digits 3..64
            ring_time whole 1..65535
            polling_strategy text {PollingStrategies}
            max_callers whole
            moh_prompt_file_name text or-none
            moh_prompt_file_size whole
            moh_prompt_file_url text or-none
            intro_type text DISABLE|NORMAL|FULL
            intro_prompt_file_name text or-none
            intro_prompt_file_size whole
            intro_prompt_file_url text or-none
            max_waiting_time whole 15..65535
            wait_when_no_agents_online yes-no
            inform_position text DISABLE|PERIODICALLY|ON_CONNECTED
            inform_position_interval whole 10..1800
            agent_auto_ready yes-no
            agent_auto_not_ready_after_non_acd_call yes-no
            sla_time whole 0..65536
            language text
            no_answer_forward_rule forward-rule
            night_mode_forward_rule forward-rule since:22.2
            enable_callback yes-no
            callback_mode text ACTIVE|TIMEOUT
            callback_timeout whole 0..600
            callback_outbound_prefix text or-none
            outbound_caller_ids list
            enable_sticky_routing yes-no
            sticky_routing_duration whole 1..365
            {Headers}
            enable_night_mode yes-no since:22.3
            play_periodic_music yes-no since:22.3
            play_periodic_music_interval whole since:22.3
            enable_wrap_up yes-no since:22.3
            wrap_up_time whole since:22.3
            enable_exit_forward_rule yes-no since:22.3
            exit_forward_rule forward-rule since:22.3
            """,
        ["call park"] = """
            enabled yes-no
            extension_number digits 3..64
            recall_to text USER_ONLY|USER_FIRST_THEN_RING_GROUP|RING_GROUP_ONLY
            recall_time whole 60..900
            recall_ring_group_time whole 60..900
            ring_group_id text or-none
            prompt_file_name text or-none
            prompt_file_size whole
            prompt_file_url text or-none
            """,
        ["call park group"] = """
            id text
            name text 1..64
            recall_to text USER_ONLY|USER_FIRST_THEN_RING_GROUP|RING_GROUP_ONLY
            ring_group_id text or-none
            """,
        // The ranges are guesses: only the names of the fields are documented.
        ["holiday"] = """
            id text
            name text 1..64
            region text or-none
            consecutive yes-no
            every_year yes-no
            year_start whole
            year_end whole
            month_start whole 1..12
            month_end whole 1..12
            day_start whole 1..31
            day_end whole 1..31
            hour_start whole 0..23
            hour_end whole 0..23
            minute_start whole 0..59
            minute_end whole 0..59
            """,
        ["inbound rule"] = """
            id text
            name text 1..64
            enabled yes-no
            cid_number_mask text or-none
            did_numbers text
            office_hours_forward_rule forward-rule
            non_office_hours_forward_rule forward-rule
            holiday_forward_rule forward-rule
            office_hours any
            holidays list
            provider_id text
            enable_advanced_routing yes-no
            advanced_routing text or-none
            play_recording_disclaimer yes-no
            """,
        ["own queue"] = """
            id text
            name text 1..64
            extension_number digits 3..64
            """,
        ["waiting caller"] = """
            session_id text
            extension_number digits 3..64
            display_name text or-none
            waiting_time whole 0..4294967295
            """,
        ["agent"] = Agent,
        ["agent status"] = $"""
            {Agent}
            status text READY|NOT_READY|QUEUE_CALL|OTHER_CALL|WRAP_UP|BREAK|LUNCH|LOGGED_OUT|OFFLINE until:22.2
            status text READY|NOT_READY|QUEUE_CALL|OTHER_CALL|WRAP_UP|LOGGED_OUT|OFFLINE since:22.3
            reason text or-none since:22.5
            """,
        ["ring group settings"] = $"""
            id text
            name text 1..64
            extension_number digits 3..64
            ring_time whole 0..65535
            ring_strategy text {PollingStrategies}|PAGING_INTERCOM
            skip_busy_member yes-no
            {Headers}
            no_answer_forward_rule service-rule
            night_mode_forward_rule service-rule since:22.2
            outbound_caller_ids list
            enable_night_mode yes-no since:22.3
            """,
        ["receptionist"] = """
            id text
            name text 1..64
            extension_number digits 3..64
            """,
        ["receptionist settings"] = """
            id text
            name text 1..64
            extension_number digits 3..64
            language text
            dtmf_interval whole 1..2147483647
            prompt_file_name text or-none
            prompt_file_size whole
            transfer_prompt_file_name text or-none
            transfer_prompt_file_size whole
            enable_pin yes-no
            pin text 6..10 or-none
            timeout_forward_rule any
            failure_forward_rule service-rule
            night_mode_forward_rule service-rule since:22.2
            custom_forward_rules list
            outbound_caller_ids list
            enable_night_mode yes-no since:22.3
            """,
        ["service-rule"] = """
            action text FORWARD_TO_NUMBER|FORWARD_TO_VOICEMAIL|REPEAT|HANGUP
            number text or-none
            """,
        // Guesses: no document shows these responses.
        ["queue summary"] = """
            queue_number text
            queue_name text
            offered whole 0..4294967295
            answered whole 0..4294967295
            abandoned whole 0..4294967295
            waiting whole 0..4294967295
            answered_in_sla whole 0..4294967295
            avg_wait_secs number
            """,
        ["not-ready code"] = """
            code text
            reason text
            """,
        ["ring group"] = """
            id text
            name text 1..64
            extension_number digits 3..64
            ring_time whole 0..65535
            ring_strategy text RING_SIMULTANEOUSLY|PRIORITIZED_HUNT|CYCLIC_HUNT|LEAST_WORKED_HUNT|PAGING_INTERCOM
            skip_busy_member yes-no
            """,
    };
}
