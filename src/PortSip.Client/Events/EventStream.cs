namespace PortSip.Client;

/// <summary>
/// The events of one connection: one socket, shared by all who watch, open while anybody does. On loss it comes back by itself,
/// signs in, subscribes anew, and leaves a gap in every subscription. A refused password or topic is final: it is not asked again.
/// </summary>
internal sealed class EventStream : IDisposable
{
    // A socket that lived so long was a good one, and the next loss is a new one.
    private static readonly TimeSpan GoodLife = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(3);

    // What is shared with the dispatcher, and all below, is under a lock on it.
    private readonly EventAudience _audience = new();
    private readonly AsyncSignal _changed = new();
    private readonly EventDispatcher _dispatcher;
    private readonly EventEndpoint _endpoint;
    private readonly EventHabits _habits = new();
    private readonly bool _isGlobal;

    private CancellationTokenSource? _opening;
    private Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isClosed;
    private PortSipException? _down;

    /// <param name="endpoint">Where the socket is.</param>
    /// <param name="listQueues">Reads the queues of the tenant, for their numbers.</param>
    /// <param name="noteTarget">Takes what happens to the parties that a call tries to reach; null where nobody keeps it.</param>
    /// <param name="isGlobal">Whether it is the system administrator's.</param>
    public EventStream(EventEndpoint endpoint, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> listQueues, Action<PortSipCallTargetEvent>? noteTarget, bool isGlobal)
    {
        _endpoint = endpoint;
        _isGlobal = isGlobal;
        _dispatcher = new EventDispatcher(_audience, _habits, new QueueNames(listQueues, endpoint.Clock), noteTarget, isGlobal, _changed.Set);
    }

    public Clock Clock => _endpoint.Clock;

    /// <summary>Whether this PBX has shown that it tells of the parties that a call tries to reach: not every one does (API §7).</summary>
    public bool TellsTargets => _habits.TellsTargets;

    /// <summary>False where the last subscription was neither answered nor followed by an event: whether it holds isn't known (API §7).</summary>
    public bool IsConfirmed => _habits.IsConfirmed;

    /// <summary>Begins to watch. The socket is opened where none is.</summary>
    public EventSubscription Subscribe(EventInterest interest)
    {
        var subscription = new EventSubscription(this, interest);
        PortSipException? refusal, down;
        lock (_audience)
        {
            refusal = _isClosed ? EventSocketFailures.Closed() : _endpoint.Refusal;
            down = _down;
            if (refusal is null)
            {
                _audience.Add(subscription);
                _changed.Set();
                if (!_isRunning)
                {
                    _isRunning = true;
                    // It serves all who watch, so it belongs to no caller, and to no caller's thread.
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

    public void Narrow(EventSubscription subscription, string sessionId)
    {
        lock (_audience)
            _audience.Narrow(subscription, sessionId);
    }

    public void Remove(EventSubscription subscription)
    {
        lock (_audience)
        {
            if (!_audience.Remove(subscription))
                return;
            _changed.Set();
            if (_audience.Count == 0)
                _opening?.Cancel();
        }
    }

    /// <summary>Removes, and comes back when the socket is closed, where it is closed by that; a PBX that doesn't answer is waited for no longer than there is patience.</summary>
    public async Task LeaveAsync(EventSubscription subscription, CancellationToken patience)
    {
        Remove(subscription);
        Task closing;
        lock (_audience)
            closing = _audience.Count == 0 ? _running : Task.CompletedTask;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(patience);
        await Task.WhenAny(closing, Task.Delay(LongestLeave, bound.Token)).ConfigureAwait(false);
        bound.Cancel();
    }

    /// <summary>The connection is closed: whoever watches is told.</summary>
    public void Dispose()
    {
        EventSubscription[] left;
        lock (_audience)
        {
            _isClosed = true;
            left = _audience.Everybody;
            _audience.Clear();
            _changed.Set();
            _opening?.Cancel();
        }
        foreach (var subscription in left)
            subscription.Fail(EventSocketFailures.Closed());
    }

    private async Task RunAsync()
    {
        var backoff = new Backoff();
        _dispatcher.ForgetAll();
        while (!HasEnded())
        {
            try
            {
                await LiveAsync(backoff).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A fault of ours. Whoever watches is told: on a stream that ended in silence all of them would wait for ever.
                FailAll(EventSocketFailures.Broken(e));
            }
        }
    }

    /// <summary>One socket, from its opening to its end, and the pause after it.</summary>
    private async Task LiveAsync(Backoff backoff)
    {
        if (await OpenAsync().ConfigureAwait(false) is { } session)
        {
            var openedAt = Clock.Elapsed;
            if (await ServeAsync(session).ConfigureAwait(false) is not { } loss)
                return;
            if (Clock.Elapsed - openedAt >= GoodLife)
                backoff.Reset();
            Interrupt(loss.At, loss.Reason, failure: null);
        }
        await PauseAsync(backoff.Next()).ConfigureAwait(false);
    }

    private bool HasEnded()
    {
        lock (_audience)
        {
            if (_audience.Count > 0)
                return false;
            _isRunning = false;
            _down = null;
            return true;
        }
    }

    /// <summary>A socket that is signed in; null where there is none (yet).</summary>
    private async Task<EventSession?> OpenAsync()
    {
        using var opening = new CancellationTokenSource();
        lock (_audience)
        {
            if (_audience.Count == 0)
                return null;
            _opening = opening;
        }
        try
        {
            var session = await EventSession.OpenAsync(_endpoint, _dispatcher, opening.Token).ConfigureAwait(false);
            lock (_audience)
                _down = null;
            return session;
        }
        catch (PortSipException e) when (IsFinal(e))
        {
            FailAll(e);
            return null;
        }
        catch (PortSipException e)
        {
            Interrupt(Clock.UtcNow, e.Message, e);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            lock (_audience)
                _opening = null;
        }
    }

    /// <summary>Keeps the socket's subscriptions as they are wanted, until it is lost; null where nobody watches any more and it was closed.</summary>
    private async Task<EventLoss?> ServeAsync(EventSession session)
    {
        using (session)
        {
            var subscriptions = new SocketSubscriptions(session, _endpoint, _habits, _dispatcher);
            var silence = new SilenceCheck(session, Clock, _habits.AnswersQuestions);
            var pulse = new SocketPulse(session, _endpoint.PulseClock, _habits.AnswersPings);
            try
            {
                while (!session.Ended.IsCompleted)
                {
                    var watchers = Watchers();
                    await subscriptions.ReconcileAsync(watchers).ConfigureAwait(false);
                    if (watchers.Length == 0)
                    {
                        // Nobody is admitted any more: who comes now is served by the next socket.
                        await session.CloseAsync().ConfigureAwait(false);
                        return null;
                    }
                    await silence.CheckAsync(FreeTopic(subscriptions)).ConfigureAwait(false);
                    await pulse.BeatAsync().ConfigureAwait(false);
                    (_habits.AnswersQuestions, _habits.AnswersPings) = (silence.IsAnswered, pulse.IsAnswered);
                    using var either = new CancellationTokenSource();
                    Clock.CancelAfter(either, silence.Due);
                    _endpoint.PulseClock.CancelAfter(either, pulse.Due);
                    await Task.WhenAny(session.Ended, _changed.WaitAsync(either.Token)).ConfigureAwait(false);
                    either.Cancel();
                }
            }
            catch (PortSipException)
            {
                // The socket broke under a command; how it ended says why.
            }
            return await session.Ended.ConfigureAwait(false);
        }
    }

    private PortSipEventTopic? FreeTopic(SocketSubscriptions subscriptions)
    {
        for (var topic = PortSipEventTopic.QueueManagement; topic >= PortSipEventTopic.Cdr; topic--)
        {
            var ours = _isGlobal ? EventTopics.Global(topic) : topic;
            if (!subscriptions.Has(ours))
                return ours;
        }
        return null;
    }

    private EventSubscription[] Watchers()
    {
        lock (_audience)
            return _audience.Everybody;
    }

    private async Task PauseAsync(TimeSpan time)
    {
        var end = new Deadline(Clock, time);
        while (Watchers().Length > 0 && end.Remaining > TimeSpan.Zero)
            await _changed.WaitAsync(end.Remaining, Clock, CancellationToken.None).ConfigureAwait(false);
    }

    private void Interrupt(DateTimeOffset from, string reason, PortSipException? failure)
    {
        _dispatcher.Flush();
        EventSubscription[] those;
        lock (_audience)
        {
            _down = failure ?? EventSocketFailures.Down(reason);
            those = _audience.Everybody;
        }
        foreach (var subscription in those)
            subscription.Interrupt(from, reason, failure);
    }

    private void FailAll(PortSipException failure)
    {
        EventSubscription[] those;
        lock (_audience)
        {
            // Never twice with the same password: the PBX blocks the address.
            if (failure.Failure == PortSipFailure.AuthenticationFailed)
                _endpoint.Refusal = failure;
            those = _audience.Everybody;
            _audience.Clear();
        }
        foreach (var subscription in those)
            subscription.Fail(failure);
    }

    private static bool IsFinal(PortSipException e) =>
        e.Failure is PortSipFailure.AuthenticationFailed or PortSipFailure.CredentialRequired or PortSipFailure.UnencryptedRefused or PortSipFailure.CertificateRejected;
}
