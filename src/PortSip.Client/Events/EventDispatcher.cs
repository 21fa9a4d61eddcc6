namespace PortSip.Client;

/// <summary>Passes on what a socket receives to the subscribers: once, completed, and only to those it concerns.</summary>
internal sealed class EventDispatcher(EventSubscribers subscribers, EventSupport support, QueueNames queues, RecentEvents recent, Action<PortSipCallTargetEvent>? noteTarget, bool isGlobal, Action onLateAnswer) : IEventReceiver
{
    // The number of events that wait while a queue is looked up: more than can arrive in that time.
    private const int LargestNumberHeld = 10_000;

    private readonly DuplicateFilter _duplicates = new();
    private readonly object _gate = new();
    private readonly HashSet<string> _statesSeen = new(StringComparer.Ordinal);
    private readonly HashSet<EventSubscription> _unread = [];

    // Under _gate: the queue events that wait for a name, in order; null if no lookup is in progress.
    private Queue<PortSipQueueEvent>? _held;

    /// <inheritdoc/>
    public void Receive(PortSipEvent record)
    {
        lock (_gate)
        {
            if (_duplicates.IsDuplicate(record))
                return;
            record = Classify(record);
            if (record is PortSipCallTargetEvent target)
                noteTarget?.Invoke(target);
            if (record is PortSipQueueEvent queue)
                DispatchQueue(queue);
            else
                Dispatch(record);
        }
    }

    /// <inheritdoc/>
    public void Miss(string reason, DateTimeOffset at)
    {
        foreach (var subscription in All())
            subscription.Miss(reason, at);
    }

    /// <inheritdoc/>
    public void Tell(string line)
    {
        foreach (var subscription in All())
            subscription.Interest.Tell?.Invoke(line);
    }

    /// <inheritdoc/>
    public void ReceiveLateAnswer() => onLateAnswer();

    /// <summary>Adds a subscriber. If it is interested in the last seconds, it receives their records first: each once, and none is left out between.</summary>
    public void Join(EventSubscription subscription)
    {
        lock (_gate)
        {
            if (subscription.Interest.IncludesRecent)
            {
                foreach (var record in recent.All.Select(Completed).Where(record => EventSubscribers.IsFor(record, subscription)))
                    subscription.Deliver(record);
            }
            lock (subscribers)
                subscribers.Add(subscription);
        }
    }

    /// <summary>Wakes the readers that have something to read.</summary>
    public void Settle()
    {
        EventSubscription[] those;
        lock (_unread)
        {
            if (_unread.Count == 0)
                return;
            those = [.. _unread];
            _unread.Clear();
        }
        foreach (var subscription in those)
            subscription.Wake();
    }

    /// <summary>A new subscription sends the same states again, which aren't duplicates.</summary>
    public void ForgetStates()
    {
        lock (_gate)
        {
            _statesSeen.Clear();
            _duplicates.ForgetStates();
        }
    }

    /// <summary>There has been no subscriber for a while.</summary>
    public void ForgetAll()
    {
        lock (_gate)
        {
            _statesSeen.Clear();
            _duplicates.ForgetAll();
        }
    }

    /// <summary>Passes on what still waits for a name: the next record, or the end of the socket, comes after it.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            var held = _held;
            _held = null;
            foreach (var queue in held ?? [])
                Dispatch(queues.Complete(queue));
        }
        Settle();
    }

    private EventSubscription[] All()
    {
        lock (subscribers)
            return subscribers.All;
    }

    private void DispatchQueue(PortSipQueueEvent queue)
    {
        queue = queues.Complete(queue);
        if (_held is null)
        {
            var isNameless = queue is { QueueId: not null, QueueNumber: null };
            if (!isNameless || !queues.MayLookUp || !IsHeard(queue))
            {
                Dispatch(queue);
                return;
            }
            _held = [];
            // The reader continues in the meantime.
            _ = Task.Run(LookUpAsync);
        }
        // All of them, to keep the order.
        _held.Enqueue(queue);
        if (_held.Count == LargestNumberHeld)
            Flush();
    }

    private async Task LookUpAsync()
    {
        if (await queues.LookUpAsync().ConfigureAwait(false) is { } failure)
            Tell($"Queue events contain only the queue's id, and its number isn't known. {failure}");
        Flush();
    }

    private bool IsHeard(PortSipEvent record)
    {
        lock (subscribers)
            return subscribers.ReceiversOf(record).Count > 0;
    }

    private void Dispatch(PortSipEvent record)
    {
        recent.Add(record);
        List<EventSubscription> receivers;
        lock (subscribers)
            receivers = subscribers.ReceiversOf(record);
        if (record is PortSipQueueEvent { QueueNumber: null })
            receivers.RemoveAll(h => h.Interest.Scope.Queues.Count > 0 && queues.KnowsAll(h.Interest.Scope.Queues));
        foreach (var subscription in receivers)
        {
            if (!subscription.Deliver(record))
                continue;
            lock (_unread)
                _unread.Add(subscription);
        }
    }

    private PortSipEvent Classify(PortSipEvent record)
    {
        if (record is PortSipCallTargetEvent)
            support.ReportsTargets = true;
        var isSnapshot = record.EventType switch
        {
            "queue_status" => true,
            // The first event of an extension after a subscription; later ones report that it went on- or offline.
            "extension_status" => _statesSeen.Add((record as PortSipExtensionEvent)?.ExtensionNumber ?? ""),
            _ => false,
        };
        return OfThisStream(isSnapshot ? record with { IsSnapshot = true } : record);
    }

    private PortSipEvent OfThisStream(PortSipEvent record) =>
        isGlobal && record.Topic is { } local ? record with { Topic = EventTopics.Global(local) } : record;

    // A record that is read again, as it was passed on.
    private PortSipEvent Completed(PortSipEvent record) => OfThisStream(record is PortSipQueueEvent queue ? queues.Complete(queue) : record);
}
