namespace PortSip.Client;

/// <summary>What a watcher wants: the topics, of whom, and which of their records.</summary>
internal sealed class EventInterest
{
    public required IReadOnlyCollection<PortSipEventTopic> Topics { get; init; }

    public EventScope Scope { get; } = new();

    /// <summary>Which records; all where it isn't said. Gaps always come.</summary>
    public Func<PortSipEvent, bool> Filter { get; init; } = static _ => true;

    /// <summary>Whether the state at the beginning is wanted too, so that the topic is subscribed to anew for it.</summary>
    public bool IncludesSnapshot { get; init; }

    /// <summary>Takes lines for whoever follows along; null where nobody does.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>What is set when there is something to read; one of its own where none is given. Two subscriptions can wake one reader.</summary>
    public AsyncSignal? Signal { get; init; }

    /// <summary>How many records wait for a slow reader at the most.</summary>
    public int Capacity { get; init; } = 50_000;

    /// <summary>Adds the part of the scope that a topic takes (API §7).</summary>
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
