namespace PortSip.Client;

/// <summary>
/// The events of one connection: one socket, shared by all subscribers, open while there are any. After a loss it reconnects,
/// signs in, subscribes again, and leaves a gap in every subscription. A rejected password or topic is final and isn't tried again.
/// </summary>
internal sealed class EventStream : IDisposable
{
    // A socket that lived this long was healthy, and its loss starts a new series.
    private static readonly TimeSpan GoodLife = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(3);

    // Shared with the dispatcher; this and everything below is guarded by a lock on it.
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

    /// <param name="endpoint">The address of the socket.</param>
    /// <param name="listQueues">Reads the tenant's queues, to get their numbers.</param>
    /// <param name="isGlobal">Whether it is the system administrator's stream.</param>
    public EventStream(EventEndpoint endpoint, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> listQueues, bool isGlobal)
    {
        _endpoint = endpoint;
        _isGlobal = isGlobal;
        _dispatcher = new EventDispatcher(_audience, _habits, new QueueNames(listQueues, endpoint.Clock), isGlobal, _changed.Set);
    }

    public Clock Clock => _endpoint.Clock;

    /// <summary>Whether this PBX has been seen to report the parties that a call tries to reach: not every PBX does (API §7).</summary>
    public bool TellsTargets => _habits.TellsTargets;

    /// <summary>False if the last subscription got neither a response nor an event: it isn't known whether it is active (API §7).</summary>
    public bool IsConfirmed => _habits.IsConfirmed;

    /// <summary>Subscribes. Opens the socket if it isn't open.</summary>
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

    /// <summary>Removes a subscription. If that closes the socket, it returns when the socket is closed; how long it waits for an unresponsive PBX is limited by the patience token.</summary>
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

    /// <summary>The connection is closed: all subscriptions end.</summary>
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
                // A defect in this code. The subscriptions fail: otherwise their readers would wait forever.
                FailAll(EventSocketFailures.Broken(e));
            }
        }
    }

    /// <summary>Runs one socket, from opening to end, and the pause after it.</summary>
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

    /// <summary>A signed-in socket; null if there isn't one (yet).</summary>
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

    /// <summary>Keeps the socket's subscriptions up to date until it is lost; null if it was closed because there are no subscribers left.</summary>
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
                        // No further subscribers are admitted: the next socket serves those that arrive now.
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
                // The socket broke during a command; its end gives the reason.
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
