namespace PortSip.Client;

/// <summary>
/// The events of one connection: one socket, shared by all who watch, open while anybody does. On loss it comes back by itself,
/// signs in, subscribes anew, and leaves a gap in every subscription. A refused password or topic is final: it is not asked again.
/// </summary>
internal sealed class EventStream : IDisposable
{
    // How long an answer to a subscription is waited for: there may be none (API §7).
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(1);
    // A socket that lived so long was a good one, and the next loss is a new one.
    private static readonly TimeSpan GoodLife = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(3);

    private readonly EventAudience _audience = new();
    private readonly AsyncSignal _changed = new();
    private readonly DuplicateFilter _duplicates = new();
    private readonly EventEndpoint _endpoint;
    private readonly object _gate = new();
    private readonly bool _isGlobal;
    private readonly HashSet<EventSubscription> _unread = [];
    private readonly HashSet<string> _statesSeen = new(StringComparer.Ordinal);

    // All under _gate.
    private CancellationTokenSource? _opening;
    private Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isClosed;
    private PortSipException? _down;

    // Whether it is of any use to wait for the answer to a subscription.
    private volatile bool _answersSubscriptions = true;
    private volatile bool _isConfirmed = true;
    private bool _answersQuestions;

    public EventStream(EventEndpoint endpoint, bool isGlobal)
    {
        _endpoint = endpoint;
        _isGlobal = isGlobal;
    }

    public Clock Clock => _endpoint.Clock;

    /// <summary>Whether this PBX has shown that it tells of the parties that a call tries to reach: not every one does (API §7).</summary>
    public bool TellsTargets { get; private set; }

    /// <summary>False where the last subscription was neither answered nor followed by an event: whether it holds isn't known (API §7).</summary>
    public bool IsConfirmed => _isConfirmed;

    /// <summary>Begins to watch. The socket is opened where none is.</summary>
    public EventSubscription Subscribe(EventInterest interest)
    {
        var subscription = new EventSubscription(this, interest);
        PortSipException? refusal, down;
        lock (_gate)
        {
            refusal = _isClosed ? Closed() : _endpoint.Refusal;
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
        lock (_gate)
            _audience.Narrow(subscription, sessionId);
    }

    public void Remove(EventSubscription subscription)
    {
        lock (_gate)
        {
            if (!_audience.Remove(subscription))
                return;
            _changed.Set();
            if (_audience.Count == 0)
                _opening?.Cancel();
        }
    }

    /// <summary>Removes, and comes back when the socket is closed, where it is closed by that.</summary>
    public async Task LeaveAsync(EventSubscription subscription)
    {
        Remove(subscription);
        Task closing;
        lock (_gate)
            closing = _audience.Count == 0 ? _running : Task.CompletedTask;
        using var bound = new CancellationTokenSource();
        await Task.WhenAny(closing, Task.Delay(LongestLeave, bound.Token)).ConfigureAwait(false);
        bound.Cancel();
    }

    /// <summary>The connection is closed: whoever watches is told.</summary>
    public void Dispose()
    {
        EventSubscription[] left;
        lock (_gate)
        {
            _isClosed = true;
            left = _audience.Everybody;
            _audience.Clear();
            _changed.Set();
            _opening?.Cancel();
        }
        foreach (var subscription in left)
            subscription.Fail(Closed());
    }

    private async Task RunAsync()
    {
        var backoff = new Backoff();
        while (!HasEnded())
        {
            try
            {
                await LiveAsync(backoff).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A fault of ours. Whoever watches is told: on a stream that ended in silence all of them would wait for ever.
                FailAll(Broken(e));
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
        lock (_gate)
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
        lock (_gate)
        {
            if (_audience.Count == 0)
                return null;
            _opening = opening;
        }
        try
        {
            var session = await EventSession.OpenAsync(_endpoint, Dispatch, WakeReaders, opening.Token).ConfigureAwait(false);
            lock (_gate)
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
            lock (_gate)
                _opening = null;
        }
    }

    /// <summary>Keeps the socket's subscriptions as they are wanted, until it is lost; null where nobody watches any more and it was closed.</summary>
    private async Task<EventLoss?> ServeAsync(EventSession session)
    {
        using (session)
        {
            var subscribed = new Dictionary<PortSipEventTopic, EventScope>();
            var silence = new SilenceCheck(session, Clock, _answersQuestions);
            try
            {
                while (!session.Ended.IsCompleted)
                {
                    if (!IsWatched())
                    {
                        // Nobody is admitted any more: who comes now is served by the next socket.
                        await UnsubscribeAsync(session, subscribed, []).ConfigureAwait(false);
                        await session.CloseAsync().ConfigureAwait(false);
                        return null;
                    }
                    await ReconcileAsync(session, subscribed).ConfigureAwait(false);
                    await silence.CheckAsync(FreeTopic(subscribed.Keys)).ConfigureAwait(false);
                    _answersQuestions = silence.IsAnswered;
                    using var either = new CancellationTokenSource();
                    Clock.CancelAfter(either, silence.Due);
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

    private PortSipEventTopic? FreeTopic(ICollection<PortSipEventTopic> subscribed)
    {
        for (var topic = PortSipEventTopic.QueueManagement; topic >= PortSipEventTopic.Cdr; topic--)
        {
            var ours = _isGlobal ? EventTopics.Global(topic) : topic;
            if (!subscribed.Contains(ours))
                return ours;
        }
        return null;
    }

    private bool IsWatched()
    {
        lock (_gate)
            return _audience.Count > 0;
    }

    /// <summary>Subscribes to what is wanted and isn't told yet, and unsubscribes from what nobody wants.</summary>
    private async Task ReconcileAsync(EventSession session, Dictionary<PortSipEventTopic, EventScope> subscribed)
    {
        EventSubscription[] watchers;
        lock (_gate)
            watchers = _audience.Everybody;
        // Of a thousand who wait for a call each, one comes or goes at a time. Who is live has what it wants.
        var newcomers = watchers.Where(w => !w.IsLive && w.Failure is null).ToArray();
        foreach (var topic in newcomers.SelectMany(w => w.Interest.Topics).Distinct().ToArray())
            await AdmitAsync(session, subscribed, topic, [.. newcomers.Where(w => w.Failure is null && w.Interest.Topics.Contains(topic))]).ConfigureAwait(false);
        foreach (var newcomer in newcomers)
            newcomer.HasAskedForSnapshot = true;
        await UnsubscribeAsync(session, subscribed, watchers).ConfigureAwait(false);
    }

    /// <summary>Unsubscribes from what none of the watchers wants.</summary>
    private static async Task UnsubscribeAsync(EventSession session, Dictionary<PortSipEventTopic, EventScope> subscribed, EventSubscription[] watchers)
    {
        foreach (var topic in subscribed.Keys.Where(t => !Array.Exists(watchers, w => w.Interest.Topics.Contains(t))).ToArray())
        {
            await session.SendAsync(EventCommands.Unsubscribe, topic, subscribed[topic], CancellationToken.None).ConfigureAwait(false);
            subscribed.Remove(topic);
        }
    }

    /// <summary>Subscribes to a topic as far as the newcomers want more of it than is told, and confirms it to them.</summary>
    private async Task AdmitAsync(EventSession session, Dictionary<PortSipEventTopic, EventScope> subscribed, PortSipEventTopic topic, EventSubscription[] newcomers)
    {
        if (newcomers.Length == 0)
            return;
        var wanted = new EventScope();
        foreach (var newcomer in newcomers)
            wanted.Add(newcomer.Interest.ScopeOf(topic));
        var wantsSnapshot = HasSnapshot(topic) && Array.Exists(newcomers, w => w.Interest.IncludesSnapshot && !w.HasAskedForSnapshot);
        var isTold = subscribed.TryGetValue(topic, out var told);
        if (!isTold || !told!.Covers(wanted) || wantsSnapshot)
        {
            // The union each time: whether a second subscription adds to the first or replaces it isn't documented.
            if (isTold)
                wanted.Add(told!);
            if (await SubscribeAsync(session, topic, wanted).ConfigureAwait(false) is { } refusal)
            {
                // What was granted before stays so: one wrong name of somebody else's ends nobody's watch.
                foreach (var newcomer in newcomers.Where(w => told?.Covers(w.Interest.ScopeOf(topic)) != true))
                    newcomer.Fail(refusal);
                return;
            }
            subscribed[topic] = wanted;
        }
        foreach (var newcomer in newcomers)
            newcomer.Confirm(topic, Clock.UtcNow);
    }

    private static bool HasSnapshot(PortSipEventTopic topic) =>
        EventTopics.Local(topic) is PortSipEventTopic.Extension or PortSipEventTopic.Queue or PortSipEventTopic.QueueManagement;

    /// <summary>Subscribes; gives the refusal, or null.</summary>
    private async Task<PortSipException?> SubscribeAsync(EventSession session, PortSipEventTopic topic, EventScope scope)
    {
        lock (_statesSeen)
        {
            _statesSeen.Clear();
            _duplicates.ForgetStates();
        }
        var pending = await session.SendAsync(EventCommands.Subscribe, topic, scope, CancellationToken.None).ConfigureAwait(false);
        if (_answersSubscriptions)
        {
            using var bound = new CancellationTokenSource();
            await Task.WhenAny(pending.Answer, session.Ended, Clock.DelayAsync(LongestAnswer, bound.Token)).ConfigureAwait(false);
            bound.Cancel();
        }
        if (pending.Answer.IsCompleted)
        {
            var answer = await pending.Answer.ConfigureAwait(false);
            Heard(answer);
            return answer.IsRefusal ? Refused(topic, answer) : null;
        }
        _answersSubscriptions = false;
        _isConfirmed = false;
        _ = ListenForRefusalAsync(pending, topic);
        return null;
    }

    /// <summary>A refusal that comes late is one all the same.</summary>
    private async Task ListenForRefusalAsync(PendingCommand pending, PortSipEventTopic topic)
    {
        var answer = await pending.Answer.ConfigureAwait(false);
        Heard(answer);
        if (!answer.IsRefusal)
            return;
        EventSubscription[] those;
        lock (_gate)
            those = [.. _audience.Everybody.Where(s => s.Interest.Topics.Contains(topic))];
        foreach (var subscription in those)
            subscription.Fail(Refused(topic, answer));
    }

    private void Heard(CommandAnswer answer)
    {
        _isConfirmed = true;
        // An event shows that the subscription holds; it doesn't show that this PBX answers.
        if (!answer.IsImplied)
            _answersSubscriptions = true;
    }

    private void Dispatch(PortSipEvent record)
    {
        List<EventSubscription> hearers;
        lock (_statesSeen)
        {
            if (_duplicates.IsDuplicate(record))
                return;
            record = Classify(record);
        }
        lock (_gate)
            hearers = _audience.HearersOf(record);
        foreach (var subscription in hearers)
        {
            if (!subscription.Deliver(record))
                continue;
            lock (_unread)
                _unread.Add(subscription);
        }
    }

    /// <summary>Wakes those who have something to read.</summary>
    private void WakeReaders()
    {
        EventSubscription[] those;
        lock (_unread)
        {
            those = [.. _unread];
            _unread.Clear();
        }
        foreach (var subscription in those)
            subscription.Wake();
    }

    private PortSipEvent Classify(PortSipEvent record)
    {
        if (record is PortSipCallTargetEvent)
            TellsTargets = true;
        var isSnapshot = record.EventType switch
        {
            "queue_status" => true,
            // The first of an extension after a subscription; later ones say that it went on- or offline.
            "extension_status" => _statesSeen.Add(((PortSipExtensionEvent)record).ExtensionNumber ?? ""),
            _ => false,
        };
        var topic = _isGlobal && record.Topic is { } local ? EventTopics.Global(local) : record.Topic;
        return isSnapshot || topic != record.Topic ? record with { IsSnapshot = isSnapshot, Topic = topic } : record;
    }

    private async Task PauseAsync(TimeSpan time)
    {
        var end = new Deadline(Clock, time);
        while (IsWatched() && end.Remaining > TimeSpan.Zero)
            await _changed.WaitAsync(end.Remaining, Clock, CancellationToken.None).ConfigureAwait(false);
    }

    private void Interrupt(DateTimeOffset from, string reason, PortSipException? failure)
    {
        EventSubscription[] those;
        lock (_gate)
        {
            _down = failure ?? Down(reason);
            those = _audience.Everybody;
        }
        foreach (var subscription in those)
            subscription.Interrupt(from, reason, failure);
    }

    private void FailAll(PortSipException failure)
    {
        EventSubscription[] those;
        lock (_gate)
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

    private PortSipException Refused(PortSipEventTopic topic, CommandAnswer answer)
    {
        var words = answer.Error is null ? "it gave no reason" : Secrets.MaskValues(ReceivedText.Original(answer.Error), [_endpoint.Credential()?.Password]).TrimEnd('.');
        return new(PortSipFailure.Forbidden, $"Could not subscribe to {EventTopics.NameOf(topic)}: the PBX doesn't permit it: {words}.")
        {
            Operation = "subscribe to events",
            IsSafeToRetry = true,
            RecommendedAction = "Sign in as a user whose role has the permission: Analytics for calls, Users or PhoneSystem: View for extensions; system administrators have the Global topics.",
        };
    }

    private static PortSipException Down(string reason) =>
        new(PortSipFailure.ConnectionFailed, $"The event socket is down: {reason}.") { Operation = "read events", IsSafeToRetry = true };

    private static PortSipException Broken(Exception e) =>
        new(PortSipFailure.EventStreamLost, $"The event stream has ended by an unexpected failure: {e.Message}", e) { Operation = "read events", IsSafeToRetry = true, RecommendedAction = "Watch anew." };

    private static PortSipException Closed() =>
        new(PortSipFailure.EventStreamLost, "The event stream has ended: the connection has been closed.") { IsSafeToRetry = true, RecommendedAction = "Run Connect-PortSip again." };
}
