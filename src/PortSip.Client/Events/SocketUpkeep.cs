namespace PortSip.Client;

/// <summary>Serves one open socket: keeps its subscriptions up to date, and checks that the PBX is still there.</summary>
internal sealed class SocketUpkeep(EventSession session, EventEndpoint endpoint, EventSupport support, EventDispatcher dispatcher, bool isGlobal)
{
    private readonly SocketSubscriptions _subscriptions = new(session, endpoint, support, dispatcher);
    private readonly SilenceCheck _silence = new(session, endpoint.Clock, support.AnswersTestCommands);
    private readonly SocketPulse _pulse = new(session, endpoint.PulseClock, support.AnswersPings);

    /// <summary>Serves the socket until it is lost; null if it was closed because there are no subscribers left.</summary>
    /// <param name="watchers">Returns the current subscribers.</param>
    /// <param name="changed">Set when the subscribers change.</param>
    public async Task<EventLoss?> RunAsync(Func<EventSubscription[]> watchers, AsyncSignal changed)
    {
        try
        {
            while (!session.Ended.IsCompleted)
            {
                var current = watchers();
                await _subscriptions.ReconcileAsync(current).ConfigureAwait(false);
                if (current.Length == 0)
                {
                    // No further subscribers are admitted: the next socket serves those that arrive now.
                    await session.CloseAsync().ConfigureAwait(false);
                    return null;
                }
                await CheckAsync().ConfigureAwait(false);
                await WaitAsync(changed).ConfigureAwait(false);
            }
        }
        catch (PortSipException)
        {
            // The socket broke during a command; its end gives the reason.
        }
        return await session.Ended.ConfigureAwait(false);
    }

    private async Task CheckAsync()
    {
        await _silence.CheckAsync(FreeTopic()).ConfigureAwait(false);
        await _pulse.BeatAsync().ConfigureAwait(false);
        (support.AnswersTestCommands, support.AnswersPings) = (_silence.IsAnswered, _pulse.IsAnswered);
    }

    private async Task WaitAsync(AsyncSignal changed)
    {
        using var either = new CancellationTokenSource();
        endpoint.Clock.CancelAfter(either, _silence.Due);
        endpoint.PulseClock.CancelAfter(either, _pulse.Due);
        await Task.WhenAny(session.Ended, changed.WaitAsync(either.Token)).ConfigureAwait(false);
        either.Cancel();
    }

    private PortSipEventTopic? FreeTopic()
    {
        for (var topic = PortSipEventTopic.QueueManagement; topic >= PortSipEventTopic.Cdr; topic--)
        {
            var candidate = isGlobal ? EventTopics.Global(topic) : topic;
            if (!_subscriptions.Has(candidate))
                return candidate;
        }
        return null;
    }
}
