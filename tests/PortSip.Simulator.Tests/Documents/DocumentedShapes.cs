namespace PortSip.Simulator.Tests.Documents;

/// <summary>
/// The fields of answers, by the public description of 22.2; for later versions by the lists of changes, and for 16.4 by guides and
/// scripts. Facts only, in a form of our own.
/// </summary>
internal static class DocumentedShapes
{
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
        ["blocked number"] = """
            id text
            number text 1..64
            expire_at time or-none
            created_at time
            updated_at time
            description text 0..255 or-none
            """,
        ["conference room"] = """
            id text
            extension_number digits 3..64
            mode text AUDIO|VIDEO
            control text FREE|MASTER
            subject text 1..64
            language text
            capacity whole 1..200
            enable_recording yes-no
            enable_prompt yes-no
            created_at time
            """,
        ["conference status"] = """
            status text ONLINE|OFFLINE|ON_CALL
            locked yes-no
            muted yes-no
            recording yes-no
            """,
        ["participant"] = """
            id text
            display_name text
            muted yes-no
            chairman yes-no
            position whole -1..8
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
    }
        .Concat(DocumentedCalls.Parts)
        .Concat(DocumentedPeople.Parts)
        .Concat(DocumentedQueues.Parts)
        .Concat(DocumentedEvents.Parts)
        .ToDictionary(shape => shape.Key, shape => DocumentedField.Table(shape.Value), StringComparer.Ordinal);
}
