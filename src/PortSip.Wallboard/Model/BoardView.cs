namespace PortSip.Wallboard;

/// <summary>Makes the rows of a board from the state of its model.</summary>
internal sealed class BoardView(PbxClock clock, LiveCalls calls, DayRecords day, AgentFacts facts, IReadOnlyList<QueueState> queues, WallboardOptions options, DateTimeOffset now)
{
    private const int LargestList = 50;

    public IReadOnlyList<BoardQueue> AllQueues() =>
    [
        .. queues.Select(queue => new BoardQueue
        {
            Number = queue.Number,
            Name = queue.Name,
            Sla = queue.SlaTime ?? options.Sla,
            Waiting =
            [
                .. queue.Callers
                    .Select(caller => new BoardCaller(caller.SessionId!, caller.CallerNumber, caller.CallerName ?? calls.Find(caller.SessionId)?.CallerName, Here(caller.Since)))
                    .OrderBy(caller => caller.Since),
            ],
            Ready = queue.Agents.Count(agent => AgentStates.Group(agent.Value.State) == AgentGroup.Ready && !IsBusy(agent.Key)),
            Present = queue.Agents.Values.Count(agent => AgentStates.Group(agent.State) != AgentGroup.Away),
        }),
    ];

    public IReadOnlyList<BoardAgent> AllAgents() =>
    [
        .. queues
            .SelectMany(queue => queue.Agents, (queue, agent) => (queue.Number, Agent: agent.Key, State: agent.Value))
            .GroupBy(entry => entry.Agent, StringComparer.Ordinal)
            .Select(agent => Agent(agent.Key, Current([.. agent.Select(entry => (entry.Number, entry.State))])))
            .OrderBy(agent => agent.Group)
            .ThenBy(agent => agent.Since)
            .ThenBy(agent => agent.Number, StringComparer.Ordinal),
    ];

    public IReadOnlyList<BoardCall> AllCalls() => [.. calls.All.OrderBy(call => call.StartedAt).ThenBy(call => call.Id, StringComparer.Ordinal).Select(Call)];

    public IReadOnlyList<BoardAbandonedCall> AllGaveUp() =>
    [
        .. day.GaveUp.Take(LargestList).Select(record => new BoardAbandonedCall(
            record.Id, Here(record.EndedAt), record.Caller, record.CallerName, record.Where, record.WaitTime < TimeSpan.Zero ? null : record.WaitTime)),
    ];

    // Ready in one queue, and talking in another.
    private bool IsBusy(string agent) =>
        Current([.. queues.Where(queue => queue.Agents.ContainsKey(agent)).Select(queue => (queue.Number, queue.Agents[agent]))]).Any(entry => AgentStates.Group(entry.State.State) < AgentGroup.Ready);

    // Ready means in no call: the other call that another queue reported before has ended.
    private static IReadOnlyList<(string Queue, AgentState State)> Current(IReadOnlyList<(string Queue, AgentState State)> states)
    {
        var ready = states.Where(entry => entry.State.State == "READY").Select(entry => (DateTimeOffset?)entry.State.Since).Max();
        return [.. states.Where(entry => entry.State.State != "OTHER_CALL" || !(entry.State.Since <= ready))];
    }

    // An agent can have another state in each queue: what matters most is shown, and since when all of it is so.
    private BoardAgent Agent(string number, IReadOnlyList<(string Queue, AgentState State)> states)
    {
        var (queue, shown) = states.OrderBy(entry => AgentStates.Group(entry.State.State)).ThenBy(entry => entry.State.State == "OTHER_CALL").ThenByDescending(entry => entry.State.Since).First();
        var group = AgentStates.Group(shown.State);
        var call = group == AgentGroup.Talking ? calls.Find(shown.SessionId) ?? calls.Of(number) : null;
        var isCaller = call is not null && call.Caller == number;
        return new BoardAgent
        {
            Number = number,
            Name = facts.NameOf(number),
            Group = group,
            State = AgentStates.Text(shown.State, options.Words),
            Since = Here(shown.Since),
            Reason = group == AgentGroup.Paused ? facts.ReasonOf(number, queue, shown) : null,
            PartnerNumber = group != AgentGroup.Talking ? null : shown.CallerNumber ?? (isCaller ? call!.Callee : call?.Caller),
            PartnerName = group != AgentGroup.Talking ? null : shown.CallerName ?? (isCaller ? call!.CalleeName : call?.CallerName),
            Queues = [.. states.Where(entry => entry.State.State == shown.State).Select(entry => entry.Queue)],
            LastCall = day.LastOf(number) is { } last ? LastCall(number, last) : null,
        };
    }

    private BoardLastCall LastCall(string number, DayRecord record) => record.Caller == number
        ? new BoardLastCall(Here(record.EndedAt), record.Reached, record.ReachedName, record.TalkTime ?? TimeSpan.Zero)
        : new BoardLastCall(Here(record.EndedAt), record.Caller, record.CallerName, record.TalkTime ?? TimeSpan.Zero);

    private BoardCall Call(LiveCall call)
    {
        var queue = queues.FirstOrDefault(queue => queue.Callers.Any(caller => caller.SessionId == call.Id));
        var isTalking = queue is null && call.AnsweredAt is not null;
        return new BoardCall
        {
            Id = call.Id,
            Caller = call.Caller,
            CallerName = call.CallerName,
            Callee = call.Callee,
            CalleeName = call.CalleeName ?? (call.Callee is { } callee ? facts.NameOf(callee) : null),
            State = queue is not null ? options.Words.Say("waitingIn", queue.Number) : options.Words[isTalking ? "talking" : call.RangAt is not null ? "ringing" : "calling"],
            IsTalking = isTalking,
            Since = Here(isTalking ? call.AnsweredAt : call.StartedAt),
        };
    }

    // A difference between the clocks must not show a wait that begins in the future.
    private DateTimeOffset Here(DateTimeOffset? pbx) => pbx is { } time && clock.Here(time) < now ? clock.Here(time) : now;
}
