namespace PortSip.Simulator;

/// <summary>
/// The operation of queues. A call to a queue's number waits until an agent is ready whose telephone is free; of several, the one that was
/// served longest ago rings. An agent who doesn't answer is no longer ready. After a call, the agent is ready again, or
/// wraps up first.
/// </summary>
internal sealed partial class QueueControl
{
    private readonly SimulatorClock _clock;
    private readonly CallControl _calls;
    private readonly Announcer<QueueEvent> _events;
    private readonly IdSource _ids;
    private readonly List<CallQueue> _queues;

    public QueueControl(SimulatorOptions options, SimulatorClock clock, CallControl calls, Announcer<CallEvent> callEvents, Announcer<QueueEvent> events)
    {
        _clock = clock;
        _calls = calls;
        _events = events;
        _ids = new IdSource(options.Seed + 11);
        _queues = [.. options.Queues.Select(setup => new CallQueue(_ids.Next(), setup))];
        calls.Services.Add(Enter);
        callEvents.Subscribe(OnCall);
    }

    public IReadOnlyList<CallQueue> All => _queues;

    public CallQueue? Find(string id) => _queues.Find(queue => queue.Id == id);

    public CallQueue? FindByNumber(string number) => _queues.Find(queue => queue.Setup.Number == number);

    public void Add(SimulatedQueueSetup setup)
    {
        if (FindByNumber(setup.Number) is not null)
            throw new ArgumentException($"The queue {setup.Number} already exists.", nameof(setup));
        var added = new CallQueue(_ids.Next(), setup);
        _queues.Add(added);
        Raise("queue_created", added);
    }

    public void Change(SimulatedQueueSetup setup)
    {
        var queue = Require(setup.Number);
        queue.Setup = setup;
        SetAgents(queue, setup.Agents);
        Raise("queue_updated", queue);
    }

    public void Remove(string number)
    {
        var queue = Require(number);
        foreach (var (call, _) in queue.Waiting.ToList())
            _calls.Fail(call, SipStatus.TemporarilyUnavailable);
        _queues.Remove(queue);
        Raise("queue_destroy", queue);
    }

    public SimulatedQueue Snapshot(CallQueue queue) => new()
    {
        Id = queue.Id,
        Number = queue.Setup.Number,
        Name = queue.Setup.Name,
        Waiting = [.. queue.Waiting.Select(CallQueue.Caller)],
        Agents = [.. queue.Agents.Select(Snapshot)],
    };

    /// <summary>The agent's visible status: a ready agent who talks elsewhere is in another call.</summary>
    public SimulatedAgent Snapshot(QueueAgent agent)
    {
        var isElsewhere = agent.Call is null && agent.Status is SimulatedAgentStatus.Ready or SimulatedAgentStatus.NotReady && IsBusy(agent);
        return new SimulatedAgent(agent.Extension, isElsewhere ? SimulatedAgentStatus.OtherCall : agent.Status, agent.Call?.Id)
        {
            Reason = agent.Reason,
            CallerNumber = agent.Call?.Current.CallerLeg.Number ?? "",
            CallerName = agent.Call?.Targets[0].CallerDisplayName ?? "",
        };
    }

    public void SetStatus(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status, string reason) => Work(() =>
    {
        if (agent.WrapUp is not null)
            _clock.Cancel(agent.WrapUp);
        agent.WrapUp = null;
        agent.Reason = reason;
        Change(queue, agent, status);
    });

    /// <summary>Replaces the agents; remaining ones keep their status.</summary>
    public void SetAgents(CallQueue queue, IReadOnlyList<string> extensions) => Work(() =>
    {
        var former = queue.Agents;
        queue.Agents = [.. extensions.Select(extension => queue.FindAgent(extension) ?? new QueueAgent(extension))];
        foreach (var gone in former.Except(queue.Agents))
            _events.Raise(time => new QueueAgentRemoved(time, Snapshot(queue), gone.Extension));
        foreach (var added in queue.Agents.Except(former))
            _events.Raise(time => new QueueAgentChanged(time, Snapshot(queue), Snapshot(added)));
    });

    /// <summary>Picks up a waiting caller.</summary>
    /// <returns>Whether that caller waits.</returns>
    public bool PickUp(CallQueue queue, string sessionId, string extension)
    {
        var at = queue.Waiting.FindIndex(waiting => waiting.Call.Id == sessionId);
        if (at < 0)
            return false;
        var call = queue.Waiting[at].Call;
        Work(() =>
        {
            var ringing = queue.Agents.Find(agent => agent.Call == call);
            if (ringing is not null)
                Release(queue, ringing, SimulatedAgentStatus.Ready);
            Serve(queue, call, extension, queue.FindAgent(extension));
        });
        return true;
    }

    private CallQueue Require(string number) => FindByNumber(number) ?? throw new ArgumentException($"There is no queue {number}.", nameof(number));

    private void Raise(string type, CallQueue queue) => _events.Raise(time => new QueueManaged(time, Snapshot(queue), type));

    private void Change(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status)
    {
        if (agent.Status == status)
            return;
        agent.Status = status;
        _events.Raise(time => new QueueAgentChanged(time, Snapshot(queue), Snapshot(agent)));
    }

    private bool IsBusy(QueueAgent agent) => _calls.List.HasCallOf(agent.Extension);
}
