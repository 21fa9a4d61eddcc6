using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>
/// The state of a wallboard, from events and from responses of the REST API. Events alone would drift: what is missed during an interruption is
/// read again. Not thread-safe.
/// </summary>
/// <param name="name">The name of the connection.</param>
/// <param name="options">What is shown.</param>
/// <param name="today">The local date.</param>
internal sealed class WallboardModel(string name, WallboardOptions options, DateTime today)
{
    private readonly PbxClock _clock = new();
    private readonly LiveCalls _calls = new();
    private readonly Dictionary<string, QueueHangUp> _hangUps = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _notes = new(StringComparer.Ordinal);
    private List<DayRecord>? _sinceReading;
    private DayRecords _day = new(today);
    private bool _isDayKnown;
    private BoardInterruption? _interruption;

    public IReadOnlyList<QueueState> Queues { get; } = [.. options.Queues.Select(queue => new QueueState(queue)).OrderBy(queue => queue.Number, StringComparer.Ordinal)];

    public AgentFacts Agents { get; } = new();

    /// <summary>The language.</summary>
    public BoardWords Words => options.Words;

    /// <summary>The date of the figures.</summary>
    public DateTime Day => _day.Day;

    /// <summary>Whether a call is active of which it isn't known yet that it was answered.</summary>
    public bool HasUnanswered => _calls.All.Any(call => call.AnsweredAt is null);

    /// <summary>Takes over what an event reports.</summary>
    public void Apply(PortSipEvent happened)
    {
        var time = _clock.There(happened.ReceivedAt);
        switch (happened)
        {
            case PortSipQueueEvent change:
                foreach (var queue in Queues.Where(queue => queue.Is(change)))
                {
                    foreach (var caller in queue.Apply(change, change.Time ?? time))
                        _hangUps[caller.SessionId!] = new QueueHangUp(queue.Number, caller.Since);
                }
                break;
            case PortSipCallRecordEvent record:
                End(record, time);
                break;
            case PortSipSessionEvent call:
                _calls.Apply(call, time);
                break;
        }
    }

    /// <summary>The PBX has listed its active calls.</summary>
    public void SetCalls(IReadOnlyList<PortSipCall> listed, bool isWhole, DateTimeOffset? pbxTime, DateTimeOffset askedAt, DateTimeOffset now)
    {
        if (pbxTime is { } time)
            _clock.Compare(time, now);
        _calls.Reconcile(listed, isWhole, askedAt, _clock.There(now));
    }

    /// <summary>The PBX has listed the callers and agents of a queue.</summary>
    public void SetQueue(QueueState queue, IReadOnlyList<PortSipQueueCaller> callers, IReadOnlyList<PortSipAgent> agents, DateTimeOffset now) =>
        queue.Set(callers, agents, _clock.There(now));

    /// <summary>The records of a day are about to be read: calls that end from now on may be among them or not.</summary>
    public void BeginDay() => _sinceReading = [];

    /// <summary>The records of a day have been read.</summary>
    public void SetDay(DayRecords day)
    {
        _day = day;
        _isDayKnown = true;
        foreach (var record in _sinceReading ?? [])
            _day.Add(record);
        _sinceReading = null;
    }

    /// <summary>The figures of the day can't be read.</summary>
    public void SetDayUnknown() => (_isDayKnown, _sinceReading) = (false, null);

    /// <summary>Adds, changes or removes the note on a subject.</summary>
    public void SetNote(string subject, string? note)
    {
        if (note is null)
            _notes.Remove(subject);
        else
            _notes[subject] = note;
    }

    /// <summary>From now on changes are unknown. The start of an interruption doesn't move.</summary>
    public void Interrupt(DateTimeOffset since, string reason) => _interruption = new BoardInterruption(_interruption?.Since ?? since, reason);

    /// <summary>The reason of the interruption.</summary>
    /// <returns>Whether it is another one.</returns>
    public bool Explain(string reason)
    {
        if (_interruption is null || _interruption.Reason == reason)
            return false;
        _interruption = _interruption with { Reason = reason };
        return true;
    }

    /// <summary>Events are lost: only snapshots show the queues as they are.</summary>
    public void LoseEvents()
    {
        foreach (var queue in Queues)
            queue.MarkStale();
    }

    /// <summary>Whether the board isn't live.</summary>
    public bool IsInterrupted => _interruption is not null;

    /// <summary>Everything that was missed has been read.</summary>
    public void Resume() => _interruption = null;

    /// <summary>The agents whose pause has a reason that hasn't been read.</summary>
    public IEnumerable<(string Agent, string Queue, AgentState State)> PausesToRead() =>
        from queue in Queues
        from agent in queue.Agents
        where AgentStates.Group(agent.Value.State) == AgentGroup.Paused && !Agents.Knows(agent.Key, queue.Number, agent.Value)
        select (agent.Key, queue.Number, agent.Value);

    /// <summary>The board as it is now.</summary>
    public Board Snapshot(DateTimeOffset now)
    {
        var view = new BoardView(_clock, _calls, _day, Agents, Queues, options, _interruption is { } interruption && interruption.Since < now ? interruption.Since : now);
        return new Board
        {
            Name = name,
            Interruption = _interruption,
            Notes = [.. _notes.Values],
            Queues = view.AllQueues(),
            Agents = view.AllAgents(),
            Calls = view.AllCalls(),
            GaveUp = view.AllGaveUp(),
            Today = _isDayKnown ? _day.Figures : null,
        };
    }

    private void End(PortSipCallRecordEvent record, DateTimeOffset time)
    {
        _calls.End(record.SessionId);
        QueueHangUp? hangUp = null;
        if (record.SessionId is { } id && _hangUps.TryGetValue(id, out hangUp))
            _hangUps.Remove(id);
        var ended = DayRecord.From(record, hangUp, time);
        _sinceReading?.Add(ended);
        _day.Add(ended);
    }
}
