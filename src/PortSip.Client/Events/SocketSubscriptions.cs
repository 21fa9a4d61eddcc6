namespace PortSip.Client;

/// <summary>
/// The topics that one socket is subscribed to, kept in line with its subscribers. It isn't documented whether a second subscription of a topic
/// adds to the first or replaces it (API §7), so each names everything that is wanted, and what isn't wanted any more is unsubscribed first.
/// </summary>
internal sealed class SocketSubscriptions(EventSession session, EventEndpoint endpoint, EventSupport support, EventDispatcher dispatcher)
{
    // How long to wait for the response to a subscription: there may be none (API §7).
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(1);
    // Each subscription sends the states of everything that it names, so if many are wanted, some unwanted ones are left.
    private const int Few = 16;

    private readonly Dictionary<PortSipEventTopic, TopicSubscription> _topics = [];
    private PortSipEventTopic? _last;

    private Clock Clock => endpoint.Clock;

    /// <summary>Whether a topic is subscribed to.</summary>
    public bool Has(PortSipEventTopic topic) => _topics.ContainsKey(topic);

    /// <summary>Subscribes to what is wanted and not sent yet, and unsubscribes from what isn't wanted.</summary>
    /// <exception cref="PortSipException">The socket broke.</exception>
    public async Task ReconcileAsync(EventSubscription[] watchers)
    {
        TakeLateAnswers(watchers);
        // Of a thousand waits for calls, one comes or goes at a time. A live subscription has what it wants.
        var newcomers = watchers.Where(w => !w.IsLive && w.Failure is null).ToArray();
        foreach (var topic in newcomers.SelectMany(w => w.Interest.Topics).Distinct().ToArray())
            await AdmitAsync(topic, watchers, [.. newcomers.Where(w => w.Failure is null && w.Interest.Topics.Contains(topic))]).ConfigureAwait(false);
        foreach (var newcomer in newcomers)
            newcomer.HasAskedForSnapshot = true;
        foreach (var topic in _topics.Keys.ToArray())
            await ShrinkAsync(topic, watchers).ConfigureAwait(false);
    }

    /// <summary>Subscribes to a topic if new subscribers want more of it than is sent, and confirms it to them.</summary>
    private async Task AdmitAsync(PortSipEventTopic topic, EventSubscription[] watchers, EventSubscription[] newcomers)
    {
        if (newcomers.Length == 0)
            return;
        var wantsSnapshot = HasSnapshot(topic) && Array.Exists(newcomers, w => w.Interest.IncludesSnapshot && !w.HasAskedForSnapshot);
        if (wantsSnapshot || !_topics.TryGetValue(topic, out var told) || !told.Scope.Covers(Wanted(topic, newcomers)))
        {
            var wanted = Wanted(topic, watchers);
            await TakeBackAsync(topic, wanted).ConfigureAwait(false);
            if (await SubscribeAsync(topic, wanted).ConfigureAwait(false) is { } refusal)
            {
                Refuse(topic, refusal, newcomers);
                newcomers = [.. newcomers.Where(w => w.Failure is null)];
            }
        }
        foreach (var newcomer in newcomers)
            newcomer.Confirm(topic, Clock.UtcNow);
    }

    /// <summary>Unsubscribes from what isn't wanted any more.</summary>
    private async Task ShrinkAsync(PortSipEventTopic topic, EventSubscription[] watchers)
    {
        var told = _topics[topic].Scope;
        if (!Array.Exists(watchers, w => IsWantedBy(w, topic)))
        {
            await session.SendAsync(EventCommands.Unsubscribe, topic, told, CancellationToken.None).ConfigureAwait(false);
            _topics.Remove(topic);
            return;
        }
        if (told.Count == 0)
            return;
        var wanted = Wanted(topic, watchers);
        if (told.Count <= wanted.Count || (wanted.Count > Few && told.Count < 2 * wanted.Count))
            return;
        await TakeBackAsync(topic, wanted).ConfigureAwait(false);
        // A PBX that takes the part for the whole would send nothing any more. A refusal doesn't undo what was granted.
        if (await SubscribeAsync(topic, wanted).ConfigureAwait(false) is not null)
            _topics[topic] = new TopicSubscription(wanted, before: null) { IsGranted = true };
    }

    private async Task TakeBackAsync(PortSipEventTopic topic, EventScope wanted)
    {
        if (_topics.TryGetValue(topic, out var told) && told.Scope.Without(wanted) is { Count: > 0 } surplus)
            await session.SendAsync(EventCommands.Unsubscribe, topic, surplus, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Subscribes; returns the refusal, or null.</summary>
    private async Task<CommandAnswer?> SubscribeAsync(PortSipEventTopic topic, EventScope scope)
    {
        var now = _topics[topic] = new TopicSubscription(scope, _topics.TryGetValue(topic, out var told) ? told.Scope : null);
        _last = topic;
        dispatcher.ForgetStates();
        var pending = now.Command = await session.SendAsync(EventCommands.Subscribe, topic, scope, CancellationToken.None).ConfigureAwait(false);
        if (support.AnswersSubscriptions)
        {
            using var bound = new CancellationTokenSource();
            await Task.WhenAny(pending.Answer, session.Ended, Clock.DelayAsync(LongestAnswer, bound.Token)).ConfigureAwait(false);
            bound.Cancel();
        }
        pending.GiveUp();
        if (await pending.Answer.ConfigureAwait(false) is not { } answer)
        {
            // A broken socket shows nothing about the PBX's behavior.
            if (!session.Ended.IsCompleted)
                support.LeftUnanswered();
            return null;
        }
        support.Answered(answer);
        now.IsGranted = !answer.IsRefusal;
        return answer.IsRefusal ? answer : null;
    }

    /// <summary>A refusal counts even if it comes late or after a success.</summary>
    private void TakeLateAnswers(EventSubscription[] watchers)
    {
        while (session.TryTakeLateAnswer(out var late))
        {
            if (late!.Answer.Command != EventCommands.Subscribe)
                continue;
            support.Answered(late.Answer);
            if (TopicOf(late) is not { } topic)
                continue;
            if (late.Answer.IsRefusal)
                Refuse(topic, late.Answer, watchers);
            else if (_topics[topic].Command == late.Command)
                _topics[topic].IsGranted = true;
        }
    }

    private PortSipEventTopic? TopicOf(LateAnswer late)
    {
        foreach (var known in _topics.Keys)
        {
            if (late.Answer.Topics.Contains(EventTopics.NameOf(known)))
                return known;
        }
        var probable = late.Command?.Topic ?? (_topics.Count == 1 ? _topics.Keys.First() : _last);
        return probable is { } topic && _topics.ContainsKey(topic) ? topic : null;
    }

    /// <summary>What was granted before stays granted: a wrong name in one subscription doesn't end the others.</summary>
    private void Refuse(PortSipEventTopic topic, CommandAnswer refusal, EventSubscription[] watchers)
    {
        // What was granted and is now refused is unsubscribed as a whole.
        var left = _topics[topic] is { IsGranted: false, Before: { } before } ? before : null;
        if (left is null)
            _topics.Remove(topic);
        else
            _topics[topic] = new TopicSubscription(left, before: null) { IsGranted = true };
        var failure = EventSocketFailures.SubscriptionRefused(endpoint, topic, refusal);
        foreach (var watcher in watchers.Where(w => IsWantedBy(w, topic) && left?.Covers(Wanted(topic, [w])) != true))
            watcher.Fail(failure);
    }

    private static bool IsWantedBy(EventSubscription watcher, PortSipEventTopic topic) => watcher.Failure is null && watcher.Interest.Topics.Contains(topic);

    private static EventScope Wanted(PortSipEventTopic topic, EventSubscription[] watchers)
    {
        var wanted = new EventScope();
        foreach (var watcher in watchers)
        {
            if (IsWantedBy(watcher, topic))
                watcher.Interest.AddTo(wanted, topic);
        }
        return wanted;
    }

    private static bool HasSnapshot(PortSipEventTopic topic) =>
        EventTopics.Local(topic) is PortSipEventTopic.Extension or PortSipEventTopic.Queue or PortSipEventTopic.QueueManagement;
}
