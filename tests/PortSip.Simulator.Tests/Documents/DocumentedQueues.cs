namespace PortSip.Simulator.Tests.Documents;

/// <summary>Queues, their agents, and ring groups. Part of <see cref="DocumentedShapes"/>.</summary>
internal static class DocumentedQueues
{
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
