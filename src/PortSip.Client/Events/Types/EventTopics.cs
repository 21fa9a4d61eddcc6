namespace PortSip.Client;

/// <summary>The names of topics on the wire, and the topic that an event belongs to (API §7).</summary>
internal static class EventTopics
{
    private const string CdrPrefix = "cdr_";
    private const string GlobalPrefix = "global_";
    private const string TargetPrefix = "target_";

    private static readonly Dictionary<string, PortSipEventTopic> ByEventType = new(StringComparer.Ordinal)
    {
        ["call_start"] = PortSipEventTopic.Cdr,
        ["call_update_info"] = PortSipEventTopic.Cdr,
        ["call_cdr"] = PortSipEventTopic.Cdr,
        ["cdr_target_add"] = PortSipEventTopic.Cdr,
        ["cdr_target_ringing"] = PortSipEventTopic.Cdr,
        ["cdr_target_answer"] = PortSipEventTopic.Cdr,
        ["cdr_target_noanswer"] = PortSipEventTopic.Cdr,
        ["cdr_target_fail"] = PortSipEventTopic.Cdr,
        ["cdr_target_end"] = PortSipEventTopic.Cdr,
        ["extension_status"] = PortSipEventTopic.Extension,
        ["extension_call"] = PortSipEventTopic.Extension,
        ["extension_presence"] = PortSipEventTopic.Extension,
        ["extension_agent_status"] = PortSipEventTopic.Extension,
        ["queue_status"] = PortSipEventTopic.Queue,
        ["queue_caller_status"] = PortSipEventTopic.Queue,
        ["queue_agent_status"] = PortSipEventTopic.Queue,
        ["queue_sla_breached"] = PortSipEventTopic.Queue,
        ["extension_created"] = PortSipEventTopic.ExtensionManagement,
        ["extension_updated"] = PortSipEventTopic.ExtensionManagement,
        ["extension_destroyed"] = PortSipEventTopic.ExtensionManagement,
        ["queue_created"] = PortSipEventTopic.QueueManagement,
        ["queue_updated"] = PortSipEventTopic.QueueManagement,
        ["queue_destroy"] = PortSipEventTopic.QueueManagement,
    };

    /// <summary>The known types of events, and the topic of each.</summary>
    public static IReadOnlyDictionary<string, PortSipEventTopic> Types => ByEventType;

    public static bool IsGlobal(PortSipEventTopic topic) => topic >= PortSipEventTopic.GlobalCdr;

    /// <summary>The tenant's form of a topic.</summary>
    public static PortSipEventTopic Local(PortSipEventTopic topic) => IsGlobal(topic) ? topic - (int)PortSipEventTopic.GlobalCdr : topic;

    /// <summary>The system administrator's form of a topic.</summary>
    public static PortSipEventTopic Global(PortSipEventTopic topic) => IsGlobal(topic) ? topic : topic + (int)PortSipEventTopic.GlobalCdr;

    public static string NameOf(PortSipEventTopic topic)
    {
        var name = Local(topic) switch
        {
            PortSipEventTopic.Cdr => "cdr_events",
            PortSipEventTopic.Extension => "extension_events",
            PortSipEventTopic.Queue => "queue_events",
            PortSipEventTopic.ExtensionManagement => "extension_management_events",
            PortSipEventTopic.QueueManagement => "queue_management_events",
            _ => throw Validation.Failed($"'{topic}' isn't an event topic."),
        };
        return IsGlobal(topic) ? GlobalPrefix + name : name;
    }

    /// <summary>The standard spelling of an event type: release notes omit <c>cdr_</c> in some, and the documents' examples misspell others.</summary>
    public static string Canonical(string eventType)
    {
        if (ByEventType.ContainsKey(eventType))
            return eventType;
        var name = !eventType.StartsWith(TargetPrefix, StringComparison.Ordinal) ? eventType : eventType == "target_ended" ? "cdr_target_end" : CdrPrefix + eventType;
        return ByEventType.Keys.FirstOrDefault(known => known == name || Misspelling.Is(name, known)) ?? eventType;
    }

    /// <summary>The other spelling of a type; null if there isn't one.</summary>
    public static string? Alias(string eventType) =>
        eventType.StartsWith(CdrPrefix + TargetPrefix, StringComparison.Ordinal) ? eventType.Substring(CdrPrefix.Length) : null;

    /// <summary>The tenant's topic that a type belongs to; null for an unknown type.</summary>
    public static PortSipEventTopic? Of(string eventType) => ByEventType.TryGetValue(eventType, out var topic) ? topic : null;
}
