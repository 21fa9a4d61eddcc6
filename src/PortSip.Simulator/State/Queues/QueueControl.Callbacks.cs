namespace PortSip.Simulator;

/// <summary>
/// Callers who press a key while they wait. 3 asks for a callback: the caller confirms a number, the call ends and keeps its place, and when it is its turn, an
/// agent is called and connected with that number. 8 leaves the queue. The keys are those of the guide; no document shows the records of a callback.
/// </summary>
internal sealed partial class QueueControl
{
    private const string CallbackKey = "3";
    private const string ExitKey = "8";
    private const string Confirm = "#";
    private const string Stay = "*";

    private void AwaitKey(CallQueue queue, QueueWait waiting)
    {
        if (_rules.Menus.FindKeys(waiting.Call.Current.CallerLeg.Number) is not { } pressed || pressed.Keys.Count <= waiting.Call.KeysPressed)
            return;
        var keys = pressed.Keys.Skip(waiting.Call.KeysPressed).ToList();
        if (keys[0] == CallbackKey && queue.Settings.IsOn(ServiceSettings.Callback) && keys.ElementAtOrDefault(1) != Stay)
        {
            // In the other mode, a callback is offered after a while.
            var offered = queue.Settings.Text(ServiceSettings.CallbackMode) == ServiceSettings.CallbackAfterTimeout ? queue.Settings.Seconds(ServiceSettings.CallbackTimeout) : TimeSpan.Zero;
            Later(offered + pressed.After, () => AskForCallback(queue, waiting, keys.ElementAtOrDefault(1)?.TrimEnd(Confirm[0])));
        }
        else if (keys[0] == ExitKey && queue.Settings.IsOn(ServiceSettings.HasExit))
            Later(pressed.After, () => Exit(queue, waiting));

        void Later(TimeSpan delay, Action action) => waiting.Ends.Add(_clock.Schedule(delay, () => Work(action)));
    }

    private void Exit(CallQueue queue, QueueWait waiting)
    {
        ReleaseRinging(queue, waiting.Call);
        waiting.Call.KeysPressed++;
        Leave(queue, waiting, "hangup");
        _forwarding.ForwardExit(waiting.Call, queue.Settings);
    }

    private void AskForCallback(CallQueue queue, QueueWait waiting, string? number)
    {
        ReleaseRinging(queue, waiting.Call);
        waiting.Ends.ForEach(_clock.Cancel);
        waiting.Ends.Clear();
        waiting.CallbackNumber = number is { Length: > 0 } other ? other : waiting.Call.Current.CallerLeg.Number;
        RaiseCaller(queue, waiting, "callback");
        _calls.EndItself(waiting.Call);
    }

    private void CallBack(CallQueue queue, QueueWait waiting, string extension)
    {
        var number = queue.Settings.Text(ServiceSettings.CallbackPrefix) + waiting.CallbackNumber;
        var call = _calls.BeginCallback(new SimulatedOriginate(extension, number)
        {
            Trunk = _extensions.Has(number) ? null : waiting.Call.Inbound?.Trunk ?? waiting.Call.Request.Trunk,
            UserData = waiting.Call.Request.UserData,
        }, queue.Number);
        waiting.Callback = call;
        if (queue.FindAgent(extension) is { } agent)
        {
            agent.Call = call;
            agent.LastRung = ++_served;
            Change(queue, agent, SimulatedAgentStatus.QueueCall);
        }
        _calls.CallAgent(call, queue.RingTime);
    }

    /// <summary>The agent of a callback answers: its caller doesn't wait any more.</summary>
    private void AgentAnswered(string callId)
    {
        foreach (var queue in All)
        {
            if (queue.Waiting.Find(waiting => waiting.Callback?.Id == callId) is not { } served)
                continue;
            if (queue.Agents.Find(agent => agent.Call == served.Callback) is { } answering)
                answering.Answered++;
            Leave(queue, served, "agent_answered");
        }
    }

    /// <summary>The call to the agent of a callback has ended, and the agent hasn't answered.</summary>
    private void AgentMissed(CallQueue queue, string callId)
    {
        if (queue.Waiting.Find(waiting => waiting.Callback?.Id == callId) is not { } missed)
            return;
        foreach (var agent in queue.Agents.Where(agent => agent.Call == missed.Callback))
            Release(queue, agent, SimulatedAgentStatus.NotReady);
        missed.Callback = null;
    }
}
