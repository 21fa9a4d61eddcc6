using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>One queue, as its events report it (API §7). Times are the PBX's.</summary>
internal sealed class QueueState(PortSipQueue queue)
{
    private readonly Dictionary<string, PortSipQueueEventCaller> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgentState> _agents = new(StringComparer.Ordinal);

    public string Number { get; } = queue.QueueNumber ?? queue.Id;

    public string? Name { get; private set; } = queue.Name;

    /// <summary>The limit for a wait; null if no event has reported it.</summary>
    public TimeSpan? SlaTime { get; private set; }

    /// <summary>Whether changes may have been missed since the last snapshot.</summary>
    public bool IsStale { get; private set; } = true;

    public IReadOnlyCollection<PortSipQueueEventCaller> Callers => _callers.Values;

    public IReadOnlyDictionary<string, AgentState> Agents => _agents;

    /// <summary>Changes may have been missed: only a snapshot shows the queue as it is.</summary>
    public void MarkStale() => IsStale = true;

    /// <summary>No snapshot has arrived, so that nothing is known of it but what follows.</summary>
    public void Forget()
    {
        _callers.Clear();
        IsStale = false;
    }

    public bool Is(PortSipQueueEvent change) => change.QueueNumber is { } number ? number == Number : change.QueueId == queue.Id;

    /// <summary>Takes over what an event reports.</summary>
    /// <param name="change">The event.</param>
    /// <param name="time">When it happened, for what has no time of its own.</param>
    /// <returns>The callers who hung up.</returns>
    public IReadOnlyList<PortSipQueueEventCaller> Apply(PortSipQueueEvent change, DateTimeOffset time)
    {
        Name = change.QueueName ?? Name;
        SlaTime = change.SlaTime ?? SlaTime;
        var before = _agents.ToDictionary(agent => agent.Key, agent => agent.Value, StringComparer.Ordinal);
        if (change.EventType == "queue_status")
        {
            _callers.Clear();
            _agents.Clear();
        }
        foreach (var agent in change.Agents.Where(agent => agent.ExtensionNumber is not null))
        {
            var now = new AgentState(agent.State, agent.Since ?? time, agent.SessionId, agent.CallerNumber, agent.CallerName);
            before.TryGetValue(agent.ExtensionNumber!, out var known);
            // A snapshot of what hasn't changed doesn't restart the time in state.
            _agents[agent.ExtensionNumber!] = !IsStale && known is not null && known.State == now.State && known.SessionId == now.SessionId && known.Since < now.Since ? now with { Since = known.Since } : now;
        }
        foreach (var gone in change.RemovedAgents)
            _agents.Remove(gone);
        if (change.EventType == "queue_status")
            IsStale = false;
        return ApplyCallers(change, time);
    }

    private List<PortSipQueueEventCaller> ApplyCallers(PortSipQueueEvent change, DateTimeOffset time)
    {
        var hungUp = new List<PortSipQueueEventCaller>();
        foreach (var caller in change.Callers.Where(caller => caller.SessionId is not null))
        {
            // Any reason other than enqueue means that the caller has left the queue.
            if (caller.Reason is null or "enqueue")
                _callers[caller.SessionId!] = caller with { Since = caller.Since ?? time };
            else if (_callers.TryGetValue(caller.SessionId!, out var waiting) && _callers.Remove(caller.SessionId!) && caller.Reason == "hangup")
                hungUp.Add(waiting);
        }
        return hungUp;
    }
}

/// <summary>An agent's state in one queue.</summary>
internal sealed record AgentState(string? State, DateTimeOffset Since, string? SessionId, string? CallerNumber, string? CallerName);
