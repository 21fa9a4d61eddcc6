namespace PortSip.Client;

/// <content>Opens the socket, reconnects it after a loss, and ends the subscriptions if that isn't possible.</content>
internal sealed partial class EventStream
{
    // A socket that lived this long was healthy, and its loss starts a new series.
    private static readonly TimeSpan GoodLife = TimeSpan.FromSeconds(30);

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
        lock (_subscribers)
        {
            if (_subscribers.Count > 0)
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
        lock (_subscribers)
        {
            if (_subscribers.Count == 0)
                return null;
            _opening = opening;
        }
        try
        {
            var session = await EventSession.OpenAsync(_endpoint, _dispatcher, opening.Token).ConfigureAwait(false);
            lock (_subscribers)
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
            lock (_subscribers)
                _opening = null;
        }
    }

    private async Task<EventLoss?> ServeAsync(EventSession session)
    {
        _session = session;
        try
        {
            return await new SocketUpkeep(session, _endpoint, _support, _dispatcher, _isGlobal).RunAsync(Watchers, _changed).ConfigureAwait(false);
        }
        finally
        {
            _session = null;
            Interlocked.Add(ref _arrivals, session.Records);
            session.Dispose();
        }
    }

    private EventSubscription[] Watchers()
    {
        lock (_subscribers)
            return _subscribers.All;
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
        lock (_subscribers)
        {
            _down = failure ?? EventSocketFailures.Down(reason);
            those = _subscribers.All;
        }
        foreach (var subscription in those)
            subscription.Interrupt(from, reason, failure);
    }

    private void FailAll(PortSipException failure)
    {
        EventSubscription[] those;
        lock (_subscribers)
        {
            // Never twice with the same password: the PBX blocks the address.
            if (failure.Failure == PortSipFailure.AuthenticationFailed)
                _endpoint.Refusal = failure;
            those = _subscribers.All;
            _subscribers.Clear();
        }
        foreach (var subscription in those)
            subscription.Fail(failure);
    }

    private static bool IsFinal(PortSipException e) =>
        e.Failure is PortSipFailure.AuthenticationFailed or PortSipFailure.CredentialRequired or PortSipFailure.UnencryptedRefused or PortSipFailure.CertificateRejected
        || e.Reason is PortSipFailureReason.PlainHttpPort or PortSipFailureReason.HttpsPort;
}
