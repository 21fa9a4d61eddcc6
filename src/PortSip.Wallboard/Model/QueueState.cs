using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>One queue, as its events report it (API §7). Times are the PBX's.</summary>
internal sealed class QueueState(PortSipQueue queue)
{
    private readonly Dictionary<string, PortSipQueueEventCaller> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgentState> _agents = new(StringComparer.Ordinal);
    // What events have reported since responses were requested is newer than the responses.
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public string Id { get; } = queue.Id;

    public string Number { get; } = queue.QueueNumber ?? queue.Id;

    public string? Name { get; private set; } = queue.Name;

    /// <summary>The limit for a wait; null if no event has reported it.</summary>
    public TimeSpan? SlaTime { get; private set; }

    /// <summary>Whether changes may have been missed since the last snapshot.</summary>
    public bool IsStale { get; private set; } = true;

    public IReadOnlyCollection<PortSipQueueEventCaller> Callers => _callers.Values;

    public IReadOnlyDictionary<string, AgentState> Agents => _agents;

    /// <summary>Changes may have been missed: only a snapshot shows the queue as it is.</summary>
    public void MarkStale() => (IsStale, IsKnown) = (true, false);

    /// <summary>Whether its state is known, from a snapshot or, if none has arrived, from responses.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Its callers and agents are about to be requested.</summary>
    public void BeginReading() => _changed.Clear();

    /// <summary>Takes over responses, unless a snapshot has arrived in the meantime.</summary>
    public void Set(IReadOnlyList<PortSipQueueCaller> callers, IReadOnlyList<PortSipAgent> agents, DateTimeOffset time)
    {
        if (!IsStale)
            return;
        IsKnown = true;
        RemoveOthers(_callers, callers.Select(caller => caller.SessionId));
        RemoveOthers(_agents, agents.Select(agent => agent.ExtensionNumber));
        foreach (var caller in callers.Where(caller => !_changed.Contains(caller.SessionId) && !_callers.ContainsKey(caller.SessionId)))
        {
            _callers[caller.SessionId] = new PortSipQueueEventCaller
            {
                SessionId = caller.SessionId, CallerNumber = caller.Caller, CallerName = caller.CallerDisplayName, Since = time - (caller.WaitTime ?? TimeSpan.Zero),
            };
        }
        foreach (var agent in agents.Where(agent => agent.ExtensionNumber is not null && !_changed.Contains(agent.ExtensionNumber)))
        {
            var state = agent.Status is null ? null : KnownWord.Wire(agent.Status);
            if (!_agents.TryGetValue(agent.ExtensionNumber!, out var known) || known.State != state)
                _agents[agent.ExtensionNumber!] = new AgentState(state, time, SessionId: null, CallerNumber: null, CallerName: null);
        }
    }

    /// <summary>Neither a snapshot nor a response has arrived, so that nothing is known of it but what follows.</summary>
    public void SetUnknown()
    {
        if (!IsKnown)
            _callers.Clear();
        IsKnown = true;
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
            SetChanged(agent.ExtensionNumber!);
            _agents[agent.ExtensionNumber!] = !IsStale && known is not null && known.State == now.State && known.SessionId == now.SessionId && known.Since < now.Since ? now with { Since = known.Since } : now;
        }
        foreach (var gone in change.RemovedAgents)
            _agents.Remove(gone);
        if (change.EventType == "queue_status")
            (IsStale, IsKnown) = (false, true);
        return ApplyCallers(change, time);
    }

    private void SetChanged(string id)
    {
        if (IsStale)
            _changed.Add(id);
    }

    private void RemoveOthers<T>(Dictionary<string, T> known, IEnumerable<string?> listed)
    {
        foreach (var gone in known.Keys.Except(listed.OfType<string>()).Where(id => !_changed.Contains(id)).ToList())
            known.Remove(gone);
    }

    private List<PortSipQueueEventCaller> ApplyCallers(PortSipQueueEvent change, DateTimeOffset time)
    {
        var hungUp = new List<PortSipQueueEventCaller>();
        foreach (var caller in change.Callers.Where(caller => caller.SessionId is not null))
        {
            SetChanged(caller.SessionId!);
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
