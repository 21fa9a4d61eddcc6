namespace PortSip.Client;

/// <summary>
/// The events of one connection: one socket, shared by all subscribers, open while there are any. After a loss it reconnects,
/// signs in, subscribes again, and leaves a gap in every subscription. A rejected password or topic is final and isn't tried again.
/// </summary>
internal sealed partial class EventStream : IDisposable
{
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan UnansweredFlush = TimeSpan.FromMilliseconds(50);

    // Shared with the dispatcher; this and everything below is guarded by a lock on it.
    private readonly EventSubscribers _subscribers = new();
    private readonly AsyncSignal _changed = new();
    private readonly QueueNames _queues;
    private readonly EventDispatcher _dispatcher;
    private readonly EventEndpoint _endpoint;
    private readonly EventSupport _support = new();
    private readonly bool _isGlobal;

    private CancellationTokenSource? _opening;
    private volatile EventSession? _session;
    private long _arrivals;
    private Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isClosed;
    private PortSipException? _down;

    /// <param name="endpoint">The address of the socket.</param>
    /// <param name="listQueues">Reads the tenant's queues, to get their numbers.</param>
    /// <param name="noteTarget">Receives the states of the parties that a call tries to reach; null if nobody keeps them.</param>
    /// <param name="isGlobal">Whether it is the system administrator's stream.</param>
    public EventStream(EventEndpoint endpoint, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> listQueues, Action<PortSipCallTargetEvent>? noteTarget, bool isGlobal)
    {
        _endpoint = endpoint;
        _isGlobal = isGlobal;
        _queues = new QueueNames(listQueues, endpoint.Clock);
        _dispatcher = new EventDispatcher(_subscribers, _support, _queues, new RecentEvents(endpoint.Clock), noteTarget, isGlobal, _changed.Set);
    }

    public Clock Clock => _endpoint.Clock;

    /// <summary>Forgets the numbers and names of queues.</summary>
    public void ForgetQueues() => _queues.Forget();

    /// <inheritdoc cref="PortSipConnectionOptions.WaitClock"/>
    public Clock WaitClock => _endpoint.Options.WaitClock ?? Clock;

    /// <summary>Whether this PBX has been seen to report the parties that a call tries to reach: not every PBX does (API §7).</summary>
    public bool ReportsTargets => _support.ReportsTargets;

    /// <summary>False if the last subscription got neither a response nor an event: it isn't known whether it is active (API §7).</summary>
    public bool IsConfirmed => _support.IsConfirmed;

    /// <summary>Subscribes. Opens the socket if it isn't open.</summary>
    public EventSubscription Subscribe(EventInterest interest)
    {
        var subscription = new EventSubscription(this, interest);
        PortSipException? refusal, down;
        lock (_subscribers)
            refusal = _isClosed ? EventSocketFailures.Closed() : _endpoint.Refusal;
        if (refusal is null)
            _dispatcher.Join(subscription);
        lock (_subscribers)
        {
            // If it was closed in the meantime, the subscription was too late for the list of those to end.
            refusal ??= _isClosed ? EventSocketFailures.Closed() : null;
            down = _down;
            if (refusal is not null)
            {
                _subscribers.Remove(subscription);
            }
            else
            {
                _changed.Set();
                if (!_isRunning)
                {
                    _isRunning = true;
                    // It serves all subscribers, so it belongs neither to one caller nor to one caller's thread.
                    _running = Task.Run(RunAsync);
                }
            }
        }
        if (refusal is not null)
            subscription.Fail(refusal);
        else if (down is not null)
            subscription.Interrupt(Clock.UtcNow, down.Message, down);
        return subscription;
    }

    /// <summary>Subscribes to what others are receiving already; null if the socket isn't open or nobody receives those topics.</summary>
    public EventSubscription? Join(EventInterest interest)
    {
        lock (_subscribers)
        {
            if (!_isRunning || !_subscribers.All.Any(other => other.IsLive && interest.Topics.All(other.Interest.Topics.Contains)))
                return null;
        }
        return Subscribe(interest);
    }

    public void Narrow(EventSubscription subscription, string sessionId)
    {
        lock (_subscribers)
            _subscribers.Narrow(subscription, sessionId);
    }

    public void Remove(EventSubscription subscription)
    {
        lock (_subscribers)
        {
            if (!_subscribers.Remove(subscription))
                return;
            _changed.Set();
            if (_subscribers.Count == 0)
                _opening?.Cancel();
        }
    }

    /// <summary>Removes a subscription. If that closes the socket, it returns when the socket is closed; how long it waits for an unresponsive PBX is limited by the patience token.</summary>
    public async Task LeaveAsync(EventSubscription subscription, CancellationToken patience)
    {
        Remove(subscription);
        Task closing;
        lock (_subscribers)
            closing = _subscribers.Count == 0 ? _running : Task.CompletedTask;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(patience);
        await Task.WhenAny(closing, Task.Delay(LongestLeave, bound.Token)).ConfigureAwait(false);
        bound.Cancel();
    }

    /// <summary>
    /// Returns when everything that the PBX sent before has arrived, with the number of events so far: the response to a harmless command
    /// arrives after them.
    /// </summary>
    public async Task<long> CountArrivalsAsync()
    {
        if (_session is not { } session)
            return Volatile.Read(ref _arrivals);
        try
        {
            var topic = _isGlobal ? PortSipEventTopic.QueueManagement : PortSipEventTopic.GlobalQueueManagement;
            var question = await session.SendAsync(EventCommands.Unsubscribe, topic, new EventScope(), CancellationToken.None).ConfigureAwait(false);
            // A PBX may send no responses; then, a moment has to be enough.
            await Task.WhenAny(question.Answer, session.Ended, Task.Delay(_support.AnswersSubscriptions ? LongestLeave : UnansweredFlush)).ConfigureAwait(false);
        }
        catch (PortSipException)
        {
            // The socket has ended; nothing else will arrive over it.
        }
        return Volatile.Read(ref _arrivals) + session.Records;
    }

    /// <summary>The connection is closed: all subscriptions end.</summary>
    public void Dispose()
    {
        EventSubscription[] left;
        lock (_subscribers)
        {
            _isClosed = true;
            left = _subscribers.All;
            _subscribers.Clear();
            _changed.Set();
            _opening?.Cancel();
        }
        foreach (var subscription in left)
            subscription.Fail(EventSocketFailures.Closed());
    }
}
