namespace PortSip.Simulator;

/// <summary>
/// Queues at work. A call to a queue's number waits until an agent is ready whose telephone is free; of several, the one that was
/// served longest ago rings. An agent who doesn't answer is not ready any more. After a call the agent is ready again, or has
/// first to wrap up.
/// </summary>
internal sealed class QueueControl
{
    private readonly SimulatorClock _clock;
    private readonly CallControl _calls;
    private readonly Announcer<QueueEvent> _events;
    private readonly IdSource _ids;
    private readonly List<CallQueue> _queues;
    private long _served;
    private bool _isWorking;

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
        if (FindByNumber(setup.Number) is not null) throw new ArgumentException($"There is a queue {setup.Number} already.", nameof(setup));

        var added = new CallQueue(_ids.Next(), setup);
        _queues.Add(added);
        Raise("queue_created", added);
    }

    public void Change(SimulatedQueueSetup setup)
    {
        CallQueue queue = Require(setup.Number);
        queue.Setup = setup;
        SetAgents(queue, setup.Agents);
        Raise("queue_updated", queue);
    }

    public void Remove(string number)
    {
        CallQueue queue = Require(number);
        foreach ((Call call, _) in queue.Waiting.ToList()) _calls.Fail(call, SipStatus.TemporarilyUnavailable);
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

    /// <summary>As others see the agent: whoever is ready and talks elsewhere is in another call.</summary>
    public SimulatedAgent Snapshot(QueueAgent agent)
    {
        bool isElsewhere = agent.Call is null && agent.Status is SimulatedAgentStatus.Ready or SimulatedAgentStatus.NotReady && IsBusy(agent);
        return new SimulatedAgent(agent.Extension, isElsewhere ? SimulatedAgentStatus.OtherCall : agent.Status, agent.Call?.Id)
        {
            Reason = agent.Reason,
            CallerNumber = agent.Call?.Current.CallerLeg.Number ?? "",
            CallerName = agent.Call?.Targets[0].CallerDisplayName ?? "",
        };
    }

    public void SetStatus(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status, string reason) => Work(() =>
    {
        if (agent.WrapUp is not null) _clock.Cancel(agent.WrapUp);
        agent.WrapUp = null;
        agent.Reason = reason;
        Change(queue, agent, status);
    });

    /// <summary>Replaces the agents; those who stay keep their status.</summary>
    public void SetAgents(CallQueue queue, IReadOnlyList<string> extensions) => Work(() =>
    {
        List<QueueAgent> former = queue.Agents;
        queue.Agents = [.. extensions.Select(extension => queue.FindAgent(extension) ?? new QueueAgent(extension))];
        foreach (QueueAgent gone in former.Except(queue.Agents))
            _events.Raise(time => new QueueAgentRemoved(time, Snapshot(queue), gone.Extension));
        foreach (QueueAgent added in queue.Agents.Except(former))
            _events.Raise(time => new QueueAgentChanged(time, Snapshot(queue), Snapshot(added)));
    });

    /// <summary>Somebody picks a waiting caller up.</summary>
    /// <returns>Whether that caller waits.</returns>
    public bool PickUp(CallQueue queue, string sessionId, string extension)
    {
        int at = queue.Waiting.FindIndex(waiting => waiting.Call.Id == sessionId);
        if (at < 0) return false;

        Call call = queue.Waiting[at].Call;
        Work(() =>
        {
            QueueAgent? ringing = queue.Agents.Find(agent => agent.Call == call);
            if (ringing is not null) Release(queue, ringing, SimulatedAgentStatus.Ready);
            Serve(queue, call, extension, queue.FindAgent(extension));
        });
        return true;
    }

    private bool Enter(Call call)
    {
        if (FindByNumber(call.Current.CalleeLeg.Number) is not CallQueue queue) return false;

        Work(() =>
        {
            call.Current.RangAt = _clock.Now;
            var waiting = (call, _clock.Now);
            queue.Waiting.Add(waiting);
            RaiseCaller(queue, waiting, "enqueue");
            if (queue.Setup.SlaTime is TimeSpan longest) _clock.Schedule(longest, () => Breach(queue, waiting, longest));
        });
        return true;
    }

    /// <summary>Does something, and then serves whoever can be served. What happens meanwhile waits until it is done.</summary>
    private void Work(Action action)
    {
        if (_isWorking)
        {
            action();
            return;
        }

        _isWorking = true;
        try
        {
            action();
            while (All.Any(ServesNext))
            {
                // Each round serves one call, or finds that an agent isn't there.
            }
        }
        finally
        {
            _isWorking = false;
        }
    }

    private bool ServesNext(CallQueue queue)
    {
        // A call whose pair has ended is about to end itself.
        Call? call = queue.Waiting.Select(waiting => waiting.Call)
            .FirstOrDefault(waiting => waiting.Current.EndedAt is null && !queue.Agents.Exists(agent => agent.Call == waiting));
        QueueAgent? free = queue.Agents
            .Where(agent => agent.Status == SimulatedAgentStatus.Ready && !IsBusy(agent))
            .OrderBy(agent => agent.LastServed)
            .FirstOrDefault();
        if (call is null || free is null) return false;

        Serve(queue, call, free.Extension, free);
        return true;
    }

    private void Serve(CallQueue queue, Call call, string extension, QueueAgent? agent)
    {
        if (agent is not null)
        {
            agent.Call = call;
            agent.LastServed = ++_served;
            Change(queue, agent, SimulatedAgentStatus.QueueCall);
        }

        _calls.LeadOn(call, extension, queue.Setup.RingTime, () => Leave(queue, call.Id, "agent_answered"), _ => Work(() => Unanswered(queue, call, agent)));
    }

    private void Unanswered(CallQueue queue, Call call, QueueAgent? agent)
    {
        if (agent is not null) Release(queue, agent, SimulatedAgentStatus.NotReady);
        _calls.LeadBack(call, queue.Setup.Number);
    }

    private void Release(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status)
    {
        agent.Call = null;
        Change(queue, agent, status);
    }

    private void OnCall(CallEvent happened)
    {
        if (happened is not (CallEnded or LegChanged { Leg.State: SimulatedLegState.Ended })) return;

        Work(() =>
        {
            foreach (CallQueue queue in All)
            {
                if (happened is CallEnded) Leave(queue, happened.Call.Id, "hangup");
                foreach (QueueAgent agent in queue.Agents.Where(HasLeft)) Finish(queue, agent);
            }
        });
    }

    private static bool HasLeft(QueueAgent agent) => agent.Call is Call call && (call.EndedAt is not null || call.FindLeg(agent.Extension) is null);

    private void Finish(CallQueue queue, QueueAgent agent)
    {
        bool hasTalked = agent.Call!.Targets.Any(target => target.CalleeLeg.Number == agent.Extension && target.AnsweredAt is not null);
        if (hasTalked && queue.Setup.WrapUpTime > TimeSpan.Zero)
        {
            Release(queue, agent, SimulatedAgentStatus.WrapUp);
            agent.WrapUp = _clock.Schedule(queue.Setup.WrapUpTime, () => SetStatus(queue, agent, SimulatedAgentStatus.Ready, ""));
        }
        else
        {
            Release(queue, agent, SimulatedAgentStatus.Ready);
        }
    }

    private void Leave(CallQueue queue, string sessionId, string reason)
    {
        int at = queue.Waiting.FindIndex(waiting => waiting.Call.Id == sessionId);
        if (at < 0) return;

        (Call Call, DateTimeOffset Since) waiting = queue.Waiting[at];
        queue.Waiting.RemoveAt(at);
        RaiseCaller(queue, waiting, reason);
    }

    private void Breach(CallQueue queue, (Call Call, DateTimeOffset Since) waiting, TimeSpan longest)
    {
        if (!queue.Waiting.Contains(waiting)) return;

        queue.Breaches++;
        _events.Raise(time => new QueueSlaBreached(time, Snapshot(queue), CallQueue.Caller(waiting), longest, queue.Breaches));
    }

    private CallQueue Require(string number) => FindByNumber(number) ?? throw new ArgumentException($"There is no queue {number}.", nameof(number));

    private void Raise(string type, CallQueue queue) => _events.Raise(time => new QueueManaged(time, Snapshot(queue), type));

    private bool IsBusy(QueueAgent agent) => _calls.List.Active.Any(call => call.FindLeg(agent.Extension) is not null);

    private void Change(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status)
    {
        if (agent.Status == status) return;

        agent.Status = status;
        _events.Raise(time => new QueueAgentChanged(time, Snapshot(queue), Snapshot(agent)));
    }

    private void RaiseCaller(CallQueue queue, (Call Call, DateTimeOffset Since) waiting, string reason) =>
        _events.Raise(time => new QueueCallerChanged(time, Snapshot(queue), CallQueue.Caller(waiting), reason));
}
