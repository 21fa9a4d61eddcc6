namespace PortSip.Client;

/// <summary>The events to subscribe to, in the cmdlets' terms.</summary>
internal sealed class EventSelection
{
    public required IReadOnlyCollection<PortSipEventTopic> Topics { get; init; }

    public IReadOnlyCollection<string> Extensions { get; init; } = [];

    public IReadOnlyCollection<string> Queues { get; init; } = [];

    public IReadOnlyCollection<string> Tenants { get; init; } = [];

    public IReadOnlyCollection<string> CallIds { get; init; } = [];

    public Func<string, bool> IsWantedType { get; init; } = static _ => true;

    public bool IncludesSnapshot { get; init; }

    /// <summary>Receives progress lines; null for none.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>The topics to subscribe to, and which of their records to keep.</summary>
    /// <exception cref="PortSipException">ValidationFailed: a topic lacks the names that it needs.</exception>
    public EventInterest ToInterest()
    {
        var topics = (Tenants.Count > 0 ? Topics.Select(EventTopics.Global) : Topics).Distinct().ToArray();
        if (topics.Length == 0)
            throw Validation.Failed("The topic is missing.");
        if (Tenants.Count == 0 && topics.Any(EventTopics.IsGlobal))
            throw Validation.Failed("Global topics need at least one tenant.", PortSipFailureReason.TenantsMissing);
        if (Extensions.Count == 0 && topics.Contains(PortSipEventTopic.Extension))
            throw Validation.Failed("The topic Extension needs at least one extension.", PortSipFailureReason.ExtensionsMissing);
        if (Queues.Count == 0 && topics.Contains(PortSipEventTopic.Queue))
            throw Validation.Failed("The topic Queue needs at least one queue.", PortSipFailureReason.QueuesMissing);
        var interest = new EventInterest { Topics = topics, IncludesSnapshot = IncludesSnapshot, Filter = IsWanted, Tell = Tell };
        interest.Scope.Extensions.UnionWith(Extensions);
        interest.Scope.Queues.UnionWith(Queues);
        interest.Scope.Tenants.UnionWith(Tenants);
        return interest;
    }

    // The socket is shared, and others may have subscribed to more. A queue whose number is unknown is one of the requested ones.
    private bool IsWanted(PortSipEvent record) =>
        (IncludesSnapshot || !record.IsSnapshot)
        && (IsWantedType(record.EventType) || (EventTopics.Alias(record.EventType) is { } alias && IsWantedType(alias)))
        && (Tenants.Count == 0 || record.TenantId is null || Tenants.Contains(record.TenantId))
        && (CallIds.Count == 0 || CallIds.Any(id => IsAbout(record, id)))
        && record switch
        {
            PortSipExtensionEvent extension => Extensions.Count == 0 || Extensions.Contains(extension.ExtensionNumber ?? ""),
            PortSipQueueEvent queue => Queues.Count == 0 || queue.QueueNumber is not { } number || Queues.Contains(number),
            PortSipSessionEvent session => Extensions.Count == 0 || Extensions.Any(number => Involves(session, number)),
            _ => true,
        };

    private static bool IsAbout(PortSipEvent record, string callId) => record switch
    {
        PortSipSessionEvent session => session.SessionId == callId,
        PortSipQueueEvent queue => queue.Callers.Any(c => c.SessionId == callId) || queue.Agents.Any(a => a.SessionId == callId),
        _ => false,
    };

    private static bool Involves(PortSipSessionEvent session, string number) =>
        session.Caller == number || session.Callee == number
        || (session is PortSipCallTargetEvent target && target.Destination == number)
        || (session is PortSipCallRecordEvent record && record.Targets.Any(t => t.Destination == number || t.Callee == number));
}
