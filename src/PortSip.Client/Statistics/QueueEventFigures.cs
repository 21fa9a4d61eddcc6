namespace PortSip.Client;

/// <summary>
/// The figures of queues while their events are counted (API §7). The events have no time of their own, so a caller waits from the event that says so
/// until the one that says how it ended; who was already waiting, from the time that the PBX reports.
/// </summary>
/// <param name="slaSeconds">The limit of the service level.</param>
internal sealed class QueueEventFigures(int slaSeconds)
{
    private readonly Dictionary<string, WatchedQueue> _queues = new(StringComparer.Ordinal);
    private DateTimeOffset? _since;
    private DateTimeOffset _until;

    /// <summary>Counts the callers of an event. The same event twice counts once.</summary>
    public void Add(PortSipQueueEvent happened)
    {
        _since ??= happened.ReceivedAt;
        _until = happened.ReceivedAt;
        if ((happened.QueueId ?? happened.QueueNumber) is not { } key)
            return;
        if (!_queues.TryGetValue(key, out var queue))
            _queues.Add(key, queue = new WatchedQueue());
        queue.Number ??= happened.QueueNumber;
        queue.Name ??= happened.QueueName;
        foreach (var caller in happened.Callers)
        {
            if (caller.SessionId is { } session)
                queue.Add(session, caller, happened.ReceivedAt);
        }
    }

    /// <summary>A row for each queue, in the order of their numbers.</summary>
    public IEnumerable<PortSipQueueStatistic> Rows() => _queues.Values.OrderBy(queue => queue.Number, StringComparer.Ordinal).Select(queue => queue.Tally(slaSeconds).Of(new PortSipQueueStatistic
    {
        QueueNumber = queue.Number,
        QueueName = queue.Name,
        Source = PortSipQueueStatisticSource.Events,
        Since = _since!.Value,
        Until = _until,
        SlaSeconds = slaSeconds,
        Waiting = queue.Waiting,
    }));

    private sealed class WatchedQueue
    {
        private const string Entered = "enqueue";

        private readonly Dictionary<string, DateTimeOffset> _waiting = new(StringComparer.Ordinal);
        private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
        private readonly List<(QueueOutcome Outcome, TimeSpan Wait)> _calls = [];

        public string? Number { get; set; }

        public string? Name { get; set; }

        public long Waiting => _waiting.Count;

        public void Add(string session, PortSipQueueEventCaller caller, DateTimeOffset at)
        {
            if (caller.Reason is null or Entered)
            {
                // A call can come back to the queue.
                _ended.Remove(session);
                if (!_waiting.ContainsKey(session))
                    _waiting.Add(session, caller.Reason is null ? caller.Since ?? at : at);
                return;
            }
            if (!_ended.Add(session))
                return;
            var since = _waiting.TryGetValue(session, out var from) ? from : caller.Since ?? at;
            _waiting.Remove(session);
            _calls.Add((caller.Reason switch { "agent_answered" => QueueOutcome.Answered, "hangup" => QueueOutcome.Abandoned, _ => QueueOutcome.Rerouted }, at - since));
        }

        public QueueTally Tally(int slaSeconds)
        {
            var tally = new QueueTally(slaSeconds);
            foreach (var (outcome, wait) in _calls)
                tally.Add(outcome, wait);
            foreach (var _ in _waiting)
                tally.Add(QueueOutcome.Open, wait: null);
            return tally;
        }
    }
}
