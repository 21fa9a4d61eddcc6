namespace PortSip.Simulator.Tests.Documents;

/// <summary>
/// The fields of answers, by the public description of 22.2; for later versions by the lists of changes, and for 16.4 by guides and
/// scripts. Facts only, in a form of our own.
/// </summary>
internal static class DocumentedShapes
{
    private const string EndReasons = "CALLER_DISCONNECTED|CALLEE_DISCONNECTED|BLIND_TRANSFER_COMPLETED|CONSULT_TRANSFER_COMPLETED|REPLACED|REFERRED|REDIRECTED|CANCELLED";

    private const string RerouteReasons = "TRANSFER|OVERFLOW|CAPACITY_BLOCKED|QUEUE_EXIT|QUEUE_ABANDONED|REDIRECT|FORWARDING_UNCONDITIONAL|FORWARDING_BUSY|FORWARDING_NO_ANSWER"
        + "|FORWARDING_NOT_REACHABLE|FORWARDING_EXCEPTION|FORWARDING_LUNCH|FORWARDING_BUSINESS_TRIP|FORWARDING_AWAY|FORWARDING_NIGHT_MODE";

    private const string PollingStrategies = "RING_SIMULTANEOUSLY|PRIORITIZED_HUNT|CYCLIC_HUNT|LEAST_WORKED_HUNT|SKILL_BASED_ROUTING_PRIORITIZED_HUNT"
        + "|SKILL_BASED_ROUTING_CYCLIC_HUNT|SKILL_BASED_ROUTING_LEAST_WORKED_HUNT";

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

    private const string Agent = """
        extension_number digits 3..64
        display_name text 0..1024 or-none
        skill_level whole 1..100
        """;

    private const string Group = """
        id text
        name text 1..64
        enabled yes-no
        description text 0..1024 or-none
        """;

    private const string Network = """
        web_domain text or-none
        private_ipv4 text or-none
        public_ipv4 text or-none
        enable_ipv6 yes-no
        private_ipv6 text or-none
        public_ipv6 text or-none
        primary_dns_server text or-none
        secondary_dns_server text or-none
        """;

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

    public static IReadOnlyDictionary<string, IReadOnlyList<DocumentedField>> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "id text",
        ["status"] = "status text ONLINE|OFFLINE",
        ["tokens"] = """
            access_token text
            expires_in whole 1..86400
            refresh_token text
            token_type text Bearer
            """,
        ["login"] = """
            access_token text
            expires_in whole 1..86400
            role text 1..64
            """,
        ["user"] = """
            role text 1..64
            password_verified yes-no
            password_force_reset yes-no
            domain text or-none since:22.3
            role_id text since:22.3
            role_name text since:22.3
            capabilities texts since:22.3
            """,
        ["network"] = Network,
        ["network and tenant"] = Network + "\n" + """
            name text 1..1024
            domain text 1..280
            website text 0..255 or-none
            avatar_url text or-none
            enable_ms365_integration yes-no
            ms365_authorization_endpoint text or-none
            """,
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
        ["queue"] = $"""
            id text
            name text 1..64
            extension_number digits 3..64
            ring_time whole 1..65535
            polling_strategy text {PollingStrategies}
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
        ["extension"] = $"""
            {User}
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
        ["ring group"] = """
            id text
            name text 1..64
            extension_number digits 3..64
            ring_time whole 0..65535
            ring_strategy text RING_SIMULTANEOUSLY|PRIORITIZED_HUNT|CYCLIC_HUNT|LEAST_WORKED_HUNT|PAGING_INTERCOM
            skip_busy_member yes-no
            """,
        ["blocked number"] = """
            id text
            number text 1..64
            expire_at time or-none
            created_at time
            updated_at time
            description text 0..255 or-none
            """,
        ["voicemail"] = """
            id text
            sender text
            sender_name text or-none since:22.8
            sender_number text since:22.8
            created_at time
            duration whole since:22.2
            status text READ|UNREAD
            file_name text
            file_size whole 0..1000000000
            file_url text since:22.2
            file_id text until:16.4
            transcription_status text or-none since:22.3
            transcription_status_desc text or-none since:22.3
            transcription_sentiment text or-none since:22.3
            """,
        ["shared voicemail"] = """
            id text
            name text 1..64
            extension_number digits 3..64
            prompt text or-none
            enable_pin yes-no
            pin digits 6..10
            enable_email_notify yes-no
            recipients text or-none
            play_datetime text DISABLE|12_HOUR_CLOCK|24_HOUR_CLOCK
            """,
        ["trunk"] = """
            id text
            name text 1..64
            enabled yes-no
            brand text 1..64
            hostname text
            port whole 1..65535
            did_numbers text or-none
            shared yes-no
            """,
        ["monitor"] = """
            enabled yes-no
            extension_number digits 3..64
            """,
        ["group"] = Group,
        ["person"] = """
            id text
            name text 1..64
            display_name text 0..1024 or-none
            extension_number digits 3..64
            """,
        ["feature code"] = """
            code text 2..5
            feature text
            enabled yes-no
            """,
    }.Concat(DocumentedEvents.Parts).ToDictionary(shape => shape.Key, shape => DocumentedField.Table(shape.Value), StringComparer.Ordinal);
}
