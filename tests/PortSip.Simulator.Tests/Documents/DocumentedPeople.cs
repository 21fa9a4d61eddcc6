namespace PortSip.Simulator.Tests.Documents;

/// <summary>Extensions, their settings and devices. Part of <see cref="DocumentedShapes"/>.</summary>
internal static class DocumentedPeople
{
    private const string User = """
        id text
        name text 1..64
        email text or-none
        display_name text 0..1024 or-none
        role text 1..64
        enabled yes-no
        mobile_phone text 0..32 or-none
        work_phone text 0..32 or-none
        home_phone text 0..32 or-none
        address text 0..128 or-none
        department text 0..128 or-none
        extension_number text 3..64
        created_at time
        avatar_file_name text or-none
        avatar_file_size whole
        avatar_file_url text or-none
        sync_type text or-none
        role_id text since:22.3
        role_name text since:22.3
        timezone text or-none since:22.6
        """;

    private const string Rules = """
        available_office_hours_forward_rule ring-rule
        available_non_office_hours_forward_rule ring-rule
        available_no_answer_forward_rule no-answer-rule
        busy_office_hours_forward_rule ring-rule
        busy_non_office_hours_forward_rule ring-rule
        busy_no_answer_forward_rule no-answer-rule
        dnd_office_hours_forward_rule forward-rule
        dnd_non_office_hours_forward_rule forward-rule
        away_office_hours_forward_rule forward-rule
        away_non_office_hours_forward_rule forward-rule
        lunch_office_hours_forward_rule forward-rule
        lunch_non_office_hours_forward_rule forward-rule
        trip_office_hours_forward_rule forward-rule
        trip_non_office_hours_forward_rule forward-rule
        offline_office_hours_forward_rule forward-rule
        offline_non_office_hours_forward_rule forward-rule
        ext_available_office_hours_forward_rule ring-rule since:22.8
        ext_available_non_office_hours_forward_rule ring-rule since:22.8
        ext_available_no_answer_forward_rule no-answer-rule since:22.8
        ext_busy_office_hours_forward_rule ring-rule since:22.8
        ext_busy_non_office_hours_forward_rule ring-rule since:22.8
        ext_busy_no_answer_forward_rule no-answer-rule since:22.8
        ext_dnd_office_hours_forward_rule forward-rule since:22.8
        ext_dnd_non_office_hours_forward_rule forward-rule since:22.8
        ext_away_office_hours_forward_rule forward-rule since:22.8
        ext_away_non_office_hours_forward_rule forward-rule since:22.8
        ext_lunch_office_hours_forward_rule forward-rule since:22.8
        ext_lunch_non_office_hours_forward_rule forward-rule since:22.8
        ext_trip_office_hours_forward_rule forward-rule since:22.8
        ext_trip_non_office_hours_forward_rule forward-rule since:22.8
        ext_offline_office_hours_forward_rule forward-rule since:22.8
        ext_offline_non_office_hours_forward_rule forward-rule since:22.8
        """;

    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["extension"] = $"""
            {User}
            """,
        ["tenant"] = """
            id text
            name text 1..1024
            domain text 1..280
            website text 0..255 or-none
            timezone text or-none
            currency text
            region text or-none
            custom_options text or-none
            enable_video_recording yes-no
            enable_audio_recording yes-no
            enable_dual_track_recording yes-no
            enable_night_mode yes-no
            enable_two_factor_authentication yes-no
            recording_retention whole 1..180
            call_report_retention whole 1..30
            log_retention whole 1..180
            temp_file_retention whole 1..30
            extension_im_disk_quota text
            office_hours any
            outbound_caller_ids list
            cdr_event any
            extension_event any
            contact_match_type text DISABLE|MATCH_EXACTLY|MATCH_LENGTH
            contact_match_length whole
            contact_append_type text DISABLE|APPEND|PREPEND
            contact_update_interval whole 1..43200
            password_force_reset yes-no
            stir_shaken_cert text or-none
            stir_shaken_key text or-none
            max_extensions whole
            max_concurrent_calls whole
            max_ring_groups whole
            max_call_queues whole
            """,
        ["extension settings"] = $"""
            {User}
            {Rules}
            enable_audio_recording yes-no
            enable_video_recording yes-no
            enable_dnd yes-no
            enable_acb yes-no
            enable_hot_desking yes-no
            anonymous_outbound_calls yes-no
            delivery_outbound_cid yes-no
            sms text DISABLE|ALLOW|ALLOW_WITH_SENDER_ID
            outbound_caller_ids list
            custom_options text or-none
            office_hours office-hours
            custom_forward_rules list
            voicemail_prompt text or-none
            enable_voicemail_pin yes-no
            voicemail_pin text 6..10 or-none
            enable_voicemail_notify yes-no
            voicemail_play_datetime text DISABLE|12_HOUR_CLOCK|24_HOUR_CLOCK
            interface text WEB_DOMAIN|PUBLIC_IPV4|PUBLIC_IPV6|PRIVATE_IPV4|PRIVATE_IPV6|SBC_DOMAIN
            preferred_transport text UDP|TCP|TLS
            blfs list
            profile text or-none
            enable_ai_transcript yes-no since:22.3
            enable_uc_app yes-no since:22.3
            enable_teams_phone_app yes-no since:22.3
            password text or-none since:22.3
            extension_password text since:22.3
            selective_call_acceptations list since:22.6
            selective_call_rejections list since:22.6
            enable_selective_call_acceptation yes-no since:22.6
            enable_selective_call_rejection yes-no since:22.6
            """,
        ["ring-rule"] = """
            action text FORWARD_TO_NUMBER|FORWARD_TO_VOICEMAIL|RING_ANYWAY|HANGUP
            number text or-none
            """,
        ["forward-rule"] = """
            action text FORWARD_TO_NUMBER|FORWARD_TO_VOICEMAIL|HANGUP
            number text or-none
            """,
        ["no-answer-rule"] = """
            action text FORWARD_TO_NUMBER|FORWARD_TO_VOICEMAIL|HANGUP
            number text or-none
            timeout whole
            """,
        ["office-hours"] = """
            mode text GLOBAL|CUSTOM
            monday day
            tuesday day
            wednesday day
            thursday day
            friday day
            saturday day
            sunday day
            """,
        ["day"] = """
            enabled yes-no
            ranges range[]
            """,
        ["range"] = """
            from text
            to text
            """,
        ["extension status"] = """
            status text ONLINE|ON_CALL|OFFLINE until:22.2
            status text ONLINE|OTHER_CALL|OFFLINE since:22.3
            presence text DO_NOT_DISTURB|AVAILABLE|AWAY|BUSINESS_TRIP|LUNCH|ON_CALL|OFFLINE until:22.2
            presence text DO_NOT_DISTURB|ONLINE|AWAY|BUSINESS_TRIP|LUNCH|OTHER_CALL|RINGING|OFFLINE since:22.3
            presence_note text 0..128 or-none
            registration device[]
            enable_dnd yes-no
            enable_acb yes-no
            """,
        ["device"] = """
            instance_id text
            user_agent text
            application text or-none
            ip text
            enable_push yes-no
            contact_address text
            """,
    };
}
