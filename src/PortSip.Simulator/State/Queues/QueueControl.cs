using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>
/// The operation of queues. A call to a queue's number waits until agents are ready whose telephones are free; the queue's strategy says which of them
/// ring. An agent who doesn't answer is no longer ready. After a call, the agent is ready again, or wraps up first. A call overflows if the queue is
/// full, if nobody serves it, or when its wait is over.
/// </summary>
internal sealed partial class QueueControl : IDestination
{
    private readonly SimulatorVersion _version;
    private readonly SimulatorRules _rules;
    private readonly SimulatorClock _clock;
    private readonly CallControl _calls;
    private readonly ExtensionDirectory _extensions;
    private readonly ServiceForwarding _forwarding;
    private readonly Announcer<QueueEvent> _events;
    private readonly IdSource _ids;
    private readonly List<CallQueue> _queues;

    public QueueControl(
        SimulatorOptions options, SimulatorClock clock, SimulatorRules rules, CallControl calls, ExtensionDirectory extensions, ServiceForwarding forwarding, Announcer<CallEvent> callEvents, Announcer<QueueEvent> events)
    {
        _version = options.Version;
        _clock = clock;
        _rules = rules;
        _calls = calls;
        _extensions = extensions;
        _forwarding = forwarding;
        _events = events;
        _ids = new IdSource(options.SeedOf(RandomStream.Queues));
        _queues = [.. options.Queues.Select(setup => new CallQueue(_ids.Next(), setup, options.Version))];
        callEvents.Subscribe(OnCall);
    }

    public IReadOnlyList<CallQueue> All => _queues;

    public CallQueue? Find(string id) => _queues.Find(queue => queue.Id == id);

    public CallQueue? FindByNumber(string number) => _queues.Find(queue => queue.Number == number);

    public void Add(SimulatedQueueSetup setup)
    {
        if (FindByNumber(setup.Number) is not null)
            throw new ArgumentException($"The queue {setup.Number} already exists.", nameof(setup));
        var added = new CallQueue(_ids.Next(), setup, _version);
        _queues.Add(added);
        Raise("queue_created", added);
    }

    public void Change(SimulatedQueueSetup setup)
    {
        var queue = Require(setup.Number);
        queue.Configure(setup);
        SetAgents(queue, setup.Agents);
        Raise("queue_updated", queue);
    }

    public void Change(string number, SimulatedServiceChange change)
    {
        var queue = Require(number);
        change.ApplyTo(queue.Settings, ServiceSettings.PollingStrategy);
        Raise("queue_updated", queue);
    }

    public void Remove(string number)
    {
        var queue = Require(number);
        // First the queue is gone: what takes a caller on can't lead there again, and nothing of it may happen to the call later.
        _queues.Remove(queue);
        foreach (var waiting in queue.Waiting.ToList())
        {
            Leave(queue, waiting, "hangup");
            if (waiting.CallbackNumber is null)
                _calls.Fail(waiting.Call, SipStatus.TemporarilyUnavailable);
        }
        Raise("queue_destroy", queue);
    }

    /// <summary>Replaces all queues. One with a known number keeps its id, and its agents their status.</summary>
    public void Replace(IReadOnlyList<SimulatedQueueSetup> setups)
    {
        var order = setups.Select(setup => setup.Number).ToList();
        foreach (var gone in _queues.Where(queue => !order.Contains(queue.Number)).ToList())
            Remove(gone.Number);
        foreach (var setup in setups)
        {
            if (FindByNumber(setup.Number) is { } queue)
                Reset(queue, setup);
            else
                Add(setup);
        }
        _queues.Sort((one, other) => order.IndexOf(one.Number).CompareTo(order.IndexOf(other.Number)));
    }

    private void Reset(CallQueue queue, SimulatedQueueSetup setup)
    {
        var before = JsonSerializer.Serialize(queue.ToSetup());
        queue.Settings.Replace(NoSettings.Instance);
        queue.Configure(setup);
        SetAgents(queue, setup.Agents);
        foreach (var agent in queue.Agents)
            agent.SkillLevel = setup.SkillLevels.LevelOf(agent.Extension);
        if (JsonSerializer.Serialize(queue.ToSetup()) != before)
            Raise("queue_updated", queue);
    }

    public SimulatedQueue Snapshot(CallQueue queue) => new()
    {
        Id = queue.Id,
        Number = queue.Number,
        Name = queue.Name,
        Waiting = [.. queue.Waiting.Select(waiting => waiting.Snapshot())],
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
            Report(queue, added);
    });

    /// <summary>Picks up a waiting caller.</summary>
    /// <returns>Whether that caller waits.</returns>
    public bool PickUp(CallQueue queue, string sessionId, string extension)
    {
        var at = queue.Waiting.FindIndex(waiting => waiting.Call.Id == sessionId);
        if (at < 0)
            return false;
        var waiting = queue.Waiting[at];
        if (!waiting.CanBeServed)
            return false;
        Work(() =>
        {
            ReleaseRinging(queue, waiting.Call);
            if (waiting.CallbackNumber is not null)
                CallBack(queue, waiting, extension);
            else
                Serve(queue, waiting.Call, [extension]);
        });
        return true;
    }

    /// <summary>Replaces the settings of a queue.</summary>
    public void Change(CallQueue queue, IReadOnlyDictionary<string, JsonElement> settings) => Work(() =>
    {
        queue.Replace(settings);
        Raise("queue_updated", queue);
    });

    private CallQueue Require(string number) => FindByNumber(number) ?? throw new ArgumentException($"There is no queue {number}.", nameof(number));

    private void Raise(string type, CallQueue queue) => _events.Raise(time => new QueueManaged(time, Snapshot(queue), type));

    private void Change(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status)
    {
        if (agent.Status == status)
            return;
        agent.Status = status;
        Report(queue, agent);
    }

    private void Report(CallQueue queue, QueueAgent agent)
    {
        agent.Reported = Snapshot(agent).Status;
        _events.Raise(time => new QueueAgentChanged(time, Snapshot(queue), Snapshot(agent)));
    }

    /// <summary>An agent who begins or ends a call elsewhere has another status in all queues (API §5).</summary>
    private void ReportElsewhere(string extension)
    {
        foreach (var queue in All)
        {
            if (queue.FindAgent(extension) is { } agent && Snapshot(agent).Status != agent.Reported)
                Report(queue, agent);
        }
    }

    private bool IsBusy(QueueAgent agent) => _calls.List.HasCallOf(agent.Extension);
}
