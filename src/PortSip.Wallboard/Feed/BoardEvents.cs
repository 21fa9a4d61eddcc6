using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>The subscription of a board: the queues' events and, if this user may have them, those of calls.</summary>
internal sealed class BoardEvents(PortSipClient client, IReadOnlyList<PortSipQueue> queues, WallboardModel model, AsyncSignal signal) : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(15);
    // A PBX sends the state of each queue right after the subscription.
    private static readonly TimeSpan LongestSnapshot = TimeSpan.FromSeconds(3);

    private EventSubscription? _subscription;
    private PortSipEventTopic[] _topics = [];
    private Deadline? _retry;
    private Deadline? _snapshots;
    private bool _isLost;
    private bool _wasLive;

    private Clock Clock => client.Connection.Clock;

    /// <summary>Whether the PBX is sending events.</summary>
    public bool IsLive => _subscription is { IsLive: true };

    /// <summary>Subscribes, and returns when the PBX sends events.</summary>
    /// <exception cref="PortSipException">It doesn't.</exception>
    public async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        _topics = queues.Count == 0 ? [PortSipEventTopic.Cdr] : [PortSipEventTopic.Queue, PortSipEventTopic.Cdr];
        try
        {
            await ReadyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.Forbidden && _topics.Length > 1)
        {
            model.SetNote("events", model.Words.Say("noCallEvents", model.Words.Reason(e)));
            _topics = [PortSipEventTopic.Queue];
            await ReadyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the events that have arrived, and notices whether the socket is there.</summary>
    /// <returns>Whether anything has changed.</returns>
    public bool Take()
    {
        var isChanged = false;
        while (_subscription!.TryRead(out var record))
        {
            isChanged = true;
            if (record is not PortSipEventGap gap)
            {
                model.Apply(record!);
                continue;
            }
            Lose(gap.From, model.Words.Say("eventsMissing", model.Words.Reason(gap)));
            // A slow reader or an unreadable message leaves the socket as it is. Another subscription has the snapshots sent again.
            if (gap.DroppedRecords is not null || gap.From == gap.To)
                Subscribe();
        }
        return Check() || isChanged;
    }

    /// <summary>Whether events have been lost since the last time.</summary>
    public bool TakeLoss()
    {
        var isLost = _isLost && IsLive;
        if (isLost)
        {
            _isLost = false;
            _snapshots = new Deadline(Clock, LongestSnapshot);
        }
        return isLost;
    }

    /// <summary>The queues whose snapshots should have arrived and haven't.</summary>
    public IReadOnlyList<QueueState> Overdue => _snapshots?.Remaining > TimeSpan.Zero ? [] : [.. model.Queues.Where(queue => queue.IsStale)];

    /// <summary>Leaves the socket.</summary>
    public void Dispose() => _subscription?.Dispose();

    private bool Check()
    {
        var isLive = IsLive;
        var isChanged = isLive != _wasLive;
        if (isLive)
        {
            _retry = null;
        }
        else
        {
            var failure = _subscription!.Failure ?? _subscription.LastFailure;
            if (_wasLive || !model.IsInterrupted)
                Lose(Clock.UtcNow, failure is null ? model.Words["noEvents"] : model.Words.Reason(failure));
            else if (failure is not null)
                isChanged |= model.Explain(model.Words.Reason(failure));
            if (_subscription.Failure is not null)
                isChanged |= TryAgain();
        }
        _wasLive = isLive;
        return isChanged;
    }

    // The stream connects again by itself, unless it has been refused.
    private bool TryAgain()
    {
        _retry ??= new Deadline(Clock, RetryInterval);
        if (_retry.Remaining > TimeSpan.Zero)
            return false;
        _retry = null;
        Subscribe();
        return true;
    }

    private void Lose(DateTimeOffset since, string reason)
    {
        _isLost = true;
        model.Interrupt(since, reason);
        model.LoseEvents();
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        Subscribe();
        if (!await _subscription!.Ready.WaitAsync(cancellationToken).ConfigureAwait(false))
            throw _subscription.LastFailure!;
        _isLost = true;
    }

    private void Subscribe()
    {
        _subscription?.Dispose();
        var interest = new EventInterest { Topics = _topics, IncludesSnapshot = true, Signal = signal };
        interest.Scope.Queues.UnionWith(queues.Select(queue => queue.QueueNumber).OfType<string>());
        _subscription = client.Events.Tenant.Subscribe(interest);
    }
}
