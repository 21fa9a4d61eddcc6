using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>
/// Reads what events don't report. Each reading runs on its own, and returns what to do with its result: the model belongs to one loop.
/// </summary>
internal sealed class BoardReading(PortSipClient client, WallboardModel model, CancellationToken stop)
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestQueues = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDay = TimeSpan.FromMinutes(5);

    private Clock Clock => client.Connection.Clock;

    /// <summary>The active calls.</summary>
    /// <param name="succeed">Called if the PBX has answered.</param>
    /// <param name="fail">Called with the reason if it hasn't.</param>
    public Task<Action> CallsAsync(Action succeed, Action<string> fail)
    {
        var askedAt = Clock.UtcNow;
        return WithinAsync(
            LongestPoll,
            async token =>
            {
                var (calls, pbxTime, isWhole) = await client.Calls.ListDatedAsync(token).ConfigureAwait(false);
                return () =>
                {
                    model.SetNote("calls", null);
                    model.SetCalls(calls, isWhole, pbxTime, askedAt, Clock.UtcNow);
                    succeed();
                };
            },
            (reason, isRefused) =>
            {
                if (!isRefused)
                {
                    fail(reason);
                    return;
                }
                model.SetNote("calls", model.Words.Say("callsFromEvents", reason));
                succeed();
            });
    }

    /// <summary>Today's records.</summary>
    /// <param name="finish">Called at the end, with whether another attempt makes sense.</param>
    public Task<Action> DayAsync(Action<bool> finish)
    {
        var today = Clock.UtcNow.ToLocalTime().Date;
        model.BeginDay();
        return WithinAsync(
            LongestDay,
            async token =>
            {
                var day = new DayRecords(today);
                await client.Records.ListCdrsAsync(new RecordQuery { Since = new DateTimeOffset(today) }).ForEachAsync(
                    record =>
                    {
                        day.Add(DayRecord.From(record));
                        return Task.CompletedTask;
                    },
                    token).ConfigureAwait(false);
                return () =>
                {
                    model.SetNote("day", null);
                    model.SetDay(day);
                    finish(false);
                };
            },
            (reason, isRefused) =>
            {
                model.SetDayUnknown();
                model.SetNote("day", model.Words.Say("noFigures", reason));
                finish(!isRefused);
            });
    }

    /// <summary>The callers and agents of queues for which the PBX sends no snapshot.</summary>
    /// <param name="queues">The queues.</param>
    /// <param name="interval">How often they are read.</param>
    public Task<Action> QueuesAsync(IReadOnlyList<QueueState> queues, TimeSpan interval)
    {
        var numbers = string.Join(", ", queues.Select(queue => queue.Number));
        foreach (var queue in queues)
            queue.BeginReading();
        return WithinAsync(
            LongestQueues,
            async token =>
            {
                var read = new List<Action>();
                foreach (var queue in queues)
                {
                    var callers = await client.Queues.ListCallersAsync(queue.Id, token).ConfigureAwait(false);
                    var agents = new List<PortSipAgent>();
                    foreach (var agent in await client.Queues.ListAgentsAsync(queue.Id, token).ConfigureAwait(false))
                        agents.Add(await client.Queues.GetAgentAsync(queue.Id, agent.ExtensionNumber!, token).ConfigureAwait(false));
                    read.Add(() => model.SetQueue(queue, callers, agents, Clock.UtcNow));
                }
                return () =>
                {
                    model.SetNote("queues", model.Words.Say("requested", numbers, interval.TotalSeconds));
                    read.ForEach(set => set());
                };
            },
            (reason, _) =>
            {
                model.SetNote("queues", model.Words.Say("noQueues", numbers, reason));
                foreach (var queue in queues)
                    queue.SetUnknown();
            });
    }

    /// <summary>The names of the agents.</summary>
    public Task<Action> NamesAsync(IReadOnlyList<PortSipQueue> queues) => WithinAsync(
        LongestDay,
        async token =>
        {
            var agents = new List<PortSipAgent>();
            foreach (var queue in queues)
                agents.AddRange(await client.Queues.ListAgentsAsync(queue.Id, token).ConfigureAwait(false));
            return () => agents.ForEach(agent => model.Agents.SetName(agent.ExtensionNumber, agent.DisplayName));
        },
        (reason, _) => model.SetNote("names", model.Words.Say("noNames", reason)));

    /// <summary>The reasons of pauses.</summary>
    public Task<Action> ReasonsAsync(IReadOnlyList<(string Agent, string Queue, AgentState State)> pauses) => WithinAsync(
        LongestPoll,
        async token =>
        {
            var reasons = new List<string?>();
            foreach (var (agent, queue, _) in pauses)
                reasons.Add((await client.Queues.GetAgentAsync(queue, agent, token).ConfigureAwait(false)).Reason);
            return () => SetReasons(pauses, i => reasons[i]);
        },
        // They aren't requested again: a board without them is better than a PBX that is asked over and over.
        (_, _) => SetReasons(pauses, static _ => null));

    private void SetReasons(IReadOnlyList<(string Agent, string Queue, AgentState State)> pauses, Func<int, string?> reason)
    {
        for (var i = 0; i < pauses.Count; i++)
            model.Agents.SetReason(pauses[i].Agent, pauses[i].Queue, pauses[i].State, reason(i));
    }

    private async Task<Action> WithinAsync(TimeSpan time, Func<CancellationToken, Task<Action>> read, Action<string, bool> failed)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Clock.CancelAfter(bound, time);
        try
        {
            return await read(bound.Token).ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            var isRefused = e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound or PortSipFailure.LicenseRequired;
            return () => failed(model.Words.Reason(e), isRefused);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return () => failed(model.Words.Say("noResponseWithin", time.TotalSeconds), false);
        }
    }
}
