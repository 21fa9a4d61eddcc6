namespace PortSip.Client;

/// <summary>What a subscriber wants: the topics, their scope, and which of their records.</summary>
internal sealed class EventInterest
{
    public required IReadOnlyCollection<PortSipEventTopic> Topics { get; init; }

    public EventScope Scope { get; } = new();

    /// <summary>Which records; all if not set. Gaps are always delivered.</summary>
    public Func<PortSipEvent, bool> Filter { get; init; } = static _ => true;

    /// <summary>Whether the initial state is wanted too, so that the topic is subscribed to again for it.</summary>
    public bool IncludesSnapshot { get; init; }

    /// <summary>Whether the events of the last ten seconds are wanted too.</summary>
    public bool IncludesRecent { get; init; }

    /// <summary>Receives progress lines; null for none.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>The signal that is set when there is something to read; a separate one by default. Two subscriptions can wake one reader.</summary>
    public AsyncSignal? Signal { get; init; }

    /// <summary>The largest number of records that wait for a slow reader.</summary>
    public int Capacity { get; init; } = 50_000;

    /// <summary>Adds the part of the scope that a topic uses (API §7).</summary>
    public void AddTo(EventScope scope, PortSipEventTopic topic)
    {
        if (EventTopics.IsGlobal(topic))
            scope.Tenants.UnionWith(Scope.Tenants);
        else if (topic == PortSipEventTopic.Extension)
            scope.Extensions.UnionWith(Scope.Extensions);
        else if (topic == PortSipEventTopic.Queue)
            scope.Queues.UnionWith(Scope.Queues);
    }
}
