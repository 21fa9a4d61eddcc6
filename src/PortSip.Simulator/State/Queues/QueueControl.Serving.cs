namespace PortSip.Simulator;

/// <summary>The waiting callers, their assignment to agents, and the time after a call.</summary>
internal sealed partial class QueueControl
{
    private long _served;
    private bool _isWorking;

    public bool Has(string number) => FindByNumber(number) is not null;

    public bool Take(Call call)
    {
        if (FindByNumber(call.Current.CalleeLeg.Number) is not { } queue)
            return false;
        if (_forwarding.IsNight(queue.Settings))
            _forwarding.ForwardAtNight(call, queue.Settings);
        else if (queue.IsFull || !IsServed(queue))
            _forwarding.ForwardUnanswered(call, queue.Settings, SimulatedRerouteReason.Overflow);
        else
            Work(() => Enter(queue, call));
        return true;
    }

    /// <summary>Whether callers can wait: someone is logged in with a telephone, or callers wait for someone to log in.</summary>
    private bool IsServed(CallQueue queue) =>
        queue.Settings.IsOn(ServiceSettings.WaitsWithoutAgents)
        || queue.Agents.Exists(agent => agent.Status != SimulatedAgentStatus.LoggedOut && !_extensions.IsOffline(agent.Extension));

    private void Enter(CallQueue queue, Call call)
    {
        call.Current.RangAt = _clock.Now;
        var waiting = new QueueWait(call, _clock.Now);
        queue.Waiting.Add(waiting);
        RaiseCaller(queue, waiting, "enqueue");
        if (queue.SlaTime is var breach && breach > TimeSpan.Zero)
            waiting.Ends.Add(_clock.Schedule(breach, () => Breach(queue, waiting, breach)));
        if (queue.LongestWait is { } longest)
            waiting.Ends.Add(_clock.Schedule(longest, () => Overflow(queue, waiting)));
        AwaitKey(queue, waiting);
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
        var waiting = queue.Waiting.Find(waiting => waiting.CanBeServed && !queue.Agents.Exists(agent => agent.Call == waiting.Call));
        var free = RingStrategy.Order(queue.Strategy, queue.Agents.Where(agent => agent.Status == SimulatedAgentStatus.Ready && !IsBusy(agent))).ToList();
        if (waiting is null || free.Count == 0)
            return false;
        if (waiting.CallbackNumber is not null)
            CallBack(queue, waiting, free[0].Extension);
        else
            Serve(queue, waiting.Call, [.. (RingStrategy.RingsAll(queue.Strategy) ? free : free.Take(1)).Select(agent => agent.Extension)]);
        return true;
    }

    private void Serve(CallQueue queue, Call call, IReadOnlyList<string> extensions)
    {
        foreach (var agent in extensions.Select(queue.FindAgent).OfType<QueueAgent>())
        {
            agent.Call = call;
            agent.LastRung = ++_served;
            Change(queue, agent, SimulatedAgentStatus.QueueCall);
        }
        _calls.LeadOn(
            call,
            extensions,
            SimulatedCallKind.Queue,
            queue.RingTime,
            extension => Answered(queue, call, extension),
            (extension, isLast) => Work(() => Unanswered(queue, call, extension, isLast)));
    }

    private void Answered(CallQueue queue, Call call, string extension)
    {
        if (queue.FindAgent(extension) is { } agent)
            agent.Answered++;
        foreach (var other in queue.Agents.Where(other => other.Call == call && other.Extension != extension))
            Release(queue, other, SimulatedAgentStatus.Ready);
        if (queue.Waiting.Find(waiting => waiting.Call == call) is { } served)
            Leave(queue, served, "agent_answered");
    }

    private void Unanswered(CallQueue queue, Call call, string extension, bool isLast)
    {
        if (queue.FindAgent(extension) is { } agent && agent.Call == call)
            Release(queue, agent, SimulatedAgentStatus.NotReady);
        if (isLast)
            _calls.LeadBack(call, queue.Number, SimulatedCallKind.Queue);
    }

    /// <summary>The wait is over. Agents who ring for the call stop ringing.</summary>
    private void Overflow(CallQueue queue, QueueWait waiting)
    {
        Work(() =>
        {
            ReleaseRinging(queue, waiting.Call);
            Leave(queue, waiting, "overflow");
            _forwarding.ForwardUnanswered(waiting.Call, queue.Settings, SimulatedRerouteReason.Overflow);
        });
    }

    private void ReleaseRinging(CallQueue queue, Call call)
    {
        foreach (var ringing in queue.Agents.Where(agent => agent.Call == call))
            Release(queue, ringing, SimulatedAgentStatus.Ready);
    }

    private void Release(CallQueue queue, QueueAgent agent, SimulatedAgentStatus status)
    {
        agent.Call = null;
        // An agent who became unavailable or logged out during the call keeps that status.
        if (agent.Status is SimulatedAgentStatus.QueueCall or SimulatedAgentStatus.Ready)
            Change(queue, agent, status);
    }

    private void OnCall(CallEvent happened)
    {
        if (happened is LegChanged { Leg.State: SimulatedLegState.Connected })
            AgentAnswered(happened.Call.Id);
        if (happened is CallEnded or LegChanged { Leg.State: SimulatedLegState.Ended })
            Part(happened);
        if (happened is LegChanged changed)
            ReportElsewhere(changed.Leg.Number);
    }

    private void Part(CallEvent happened)
    {
        Work(() =>
        {
            foreach (var queue in All)
            {
                AgentMissed(queue, happened.Call.Id);
                if (happened is CallEnded && queue.Waiting.Find(waiting => waiting.Call.Id == happened.Call.Id) is { CallbackNumber: null } left)
                    Leave(queue, left, "hangup");
                foreach (var agent in queue.Agents.Where(HasLeft))
                    Finish(queue, agent);
            }
        });
    }

    private static bool HasLeft(QueueAgent agent) => agent.Call is { } call && (call.EndedAt is not null || call.FindLeg(agent.Extension) is null);

    private void Finish(CallQueue queue, QueueAgent agent)
    {
        var hasTalked = agent.Call!.Targets.Any(target => (target.CalleeLeg.Number == agent.Extension || target.CallerLeg.Number == agent.Extension) && target.AnsweredAt is not null);
        if (hasTalked && agent.Status == SimulatedAgentStatus.QueueCall && queue.WrapUpTime > TimeSpan.Zero)
        {
            Release(queue, agent, SimulatedAgentStatus.WrapUp);
            agent.WrapUp = _clock.Schedule(queue.WrapUpTime, () => SetStatus(queue, agent, SimulatedAgentStatus.Ready, ""));
        }
        else
            Release(queue, agent, SimulatedAgentStatus.Ready);
    }

    private void Leave(CallQueue queue, QueueWait waiting, string reason)
    {
        queue.Waiting.Remove(waiting);
        waiting.Ends.ForEach(_clock.Cancel);
        RaiseCaller(queue, waiting, reason);
    }

    private void Breach(CallQueue queue, QueueWait waiting, TimeSpan longest)
    {
        queue.Breaches++;
        _events.Raise(time => new QueueSlaBreached(time, Snapshot(queue), waiting.Snapshot(), longest, queue.Breaches));
    }

    private void RaiseCaller(CallQueue queue, QueueWait waiting, string reason) =>
        _events.Raise(time => new QueueCallerChanged(time, Snapshot(queue), waiting.Snapshot(), reason));
}
