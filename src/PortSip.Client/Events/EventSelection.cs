namespace PortSip.Client;

/// <summary>The events to subscribe to, in the cmdlets' terms.</summary>
internal sealed class EventSelection
{
    public required IReadOnlyCollection<PortSipEventTopic> Topics { get; init; }

    public IReadOnlyCollection<string> Extensions { get; init; } = [];

    public IReadOnlyCollection<string> Queues { get; init; } = [];

    public IReadOnlyCollection<string> Tenants { get; init; } = [];

    public IReadOnlyCollection<string> CallIds { get; init; } = [];

    /// <summary>Which parties and extensions are wanted; null for those of <see cref="Extensions"/>.</summary>
    public NumberCondition? Numbers { get; init; }

    public Func<string, bool> IsWantedType { get; init; } = static _ => true;

    /// <summary>Whether the events of the last ten seconds are wanted too.</summary>
    public bool IncludesRecent { get; init; }

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
        var interest = new EventInterest { Topics = topics, IncludesSnapshot = IncludesSnapshot, IncludesRecent = IncludesRecent, Filter = IsWanted, Tell = Tell };
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
            PortSipExtensionEvent extension => IsWantedNumber(extension.ExtensionNumber ?? ""),
            PortSipQueueEvent queue => Queues.Count == 0 || queue.QueueNumber is not { } number || Queues.Contains(number),
            PortSipSessionEvent session => IsOfWantedNumber(session),
            _ => true,
        };

    private static bool IsAbout(PortSipEvent record, string callId) => record switch
    {
        PortSipSessionEvent session => session.SessionId == callId,
        PortSipQueueEvent queue => queue.Callers.Any(c => c.SessionId == callId) || queue.Agents.Any(a => a.SessionId == callId),
        _ => false,
    };

    private bool IsWantedNumber(string? number) => Numbers is null ? Extensions.Count == 0 || Extensions.Contains(number ?? "") : Numbers.Fits(number);

    private bool IsOfWantedNumber(PortSipSessionEvent session) =>
        IsWantedNumber(session.Caller) || IsWantedNumber(session.Callee)
        || (session is PortSipCallTargetEvent target && IsWantedNumber(target.Destination))
        || (session is PortSipCallRecordEvent record && record.Targets.Any(t => IsWantedNumber(t.Destination) || IsWantedNumber(t.Callee)));
}
