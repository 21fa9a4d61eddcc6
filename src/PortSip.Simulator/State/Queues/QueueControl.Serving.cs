namespace PortSip.Simulator;

/// <summary>The waiting callers, their assignment to agents, and the time after a call.</summary>
internal sealed partial class QueueControl
{
    private long _served;
    private bool _isWorking;

    public bool Take(Call call)
    {
        if (FindByNumber(call.Current.CalleeLeg.Number) is not { } queue)
            return false;
        Work(() =>
        {
            call.Current.RangAt = _clock.Now;
            var waiting = (call, _clock.Now);
            queue.Waiting.Add(waiting);
            RaiseCaller(queue, waiting, "enqueue");
            if (queue.Setup.SlaTime is { } longest)
                _clock.Schedule(longest, () => Breach(queue, waiting, longest));
        });
        return true;
    }

    /// <summary>Runs an action, and then serves all calls that can be served. Changes in the meantime wait until it is done.</summary>
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
                // Each round serves one call, or finds that an agent isn't available.
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
        var call = queue.Waiting.Select(waiting => waiting.Call)
            .FirstOrDefault(waiting => waiting.Current.EndedAt is null && !queue.Agents.Exists(agent => agent.Call == waiting));
        var free = queue.Agents
            .Where(agent => agent.Status == SimulatedAgentStatus.Ready && !IsBusy(agent))
            .OrderBy(agent => agent.LastServed)
            .FirstOrDefault();
        if (call is null || free is null)
            return false;
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
        _calls.LeadOn(call, [extension], SimulatedCallKind.Queue, queue.Setup.RingTime, _ => Leave(queue, call.Id, "agent_answered"), (_, _) => Work(() => Unanswered(queue, call, agent)));
    }

    private void Unanswered(CallQueue queue, Call call, QueueAgent? agent)
    {
        if (agent is not null)
            Release(queue, agent, SimulatedAgentStatus.NotReady);
        _calls.LeadBack(call, queue.Setup.Number, SimulatedCallKind.Queue);
    }

    private void Release(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status)
    {
        agent.Call = null;
        Change(queue, agent, status);
    }

    private void OnCall(CallEvent happened)
    {
        if (happened is not (CallEnded or LegChanged { Leg.State: SimulatedLegState.Ended }))
            return;
        Work(() =>
        {
            foreach (var queue in All)
            {
                if (happened is CallEnded)
                    Leave(queue, happened.Call.Id, "hangup");
                foreach (var agent in queue.Agents.Where(HasLeft))
                    Finish(queue, agent);
            }
        });
    }

    private static bool HasLeft(QueueAgent agent) => agent.Call is { } call && (call.EndedAt is not null || call.FindLeg(agent.Extension) is null);

    private void Finish(CallQueue queue, QueueAgent agent)
    {
        var hasTalked = agent.Call!.Targets.Any(target => target.CalleeLeg.Number == agent.Extension && target.AnsweredAt is not null);
        if (hasTalked && queue.Setup.WrapUpTime > TimeSpan.Zero)
        {
            Release(queue, agent, SimulatedAgentStatus.WrapUp);
            agent.WrapUp = _clock.Schedule(queue.Setup.WrapUpTime, () => SetStatus(queue, agent, SimulatedAgentStatus.Ready, ""));
        }
        else
            Release(queue, agent, SimulatedAgentStatus.Ready);
    }

    private void Leave(CallQueue queue, string sessionId, string reason)
    {
        var at = queue.Waiting.FindIndex(waiting => waiting.Call.Id == sessionId);
        if (at < 0)
            return;
        var waiting = queue.Waiting[at];
        queue.Waiting.RemoveAt(at);
        RaiseCaller(queue, waiting, reason);
    }

    private void Breach(CallQueue queue, (Call Call, DateTimeOffset Since) waiting, TimeSpan longest)
    {
        if (!queue.Waiting.Contains(waiting))
            return;
        queue.Breaches++;
        _events.Raise(time => new QueueSlaBreached(time, Snapshot(queue), CallQueue.Caller(waiting), longest, queue.Breaches));
    }

    private void RaiseCaller(CallQueue queue, (Call Call, DateTimeOffset Since) waiting, string reason) =>
        _events.Raise(time => new QueueCallerChanged(time, Snapshot(queue), CallQueue.Caller(waiting), reason));
}
