using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace PortSip.Client;

/// <summary>One socket from its opening to its end: signs in, sends commands and finds their answers, reads frames.</summary>
internal sealed class EventSession : IDisposable
{
    /// <summary>The largest message that is read (bytes).</summary>
    public const int LargestMessage = 1024 * 1024;

    private const int BufferSize = 16 * 1024;
    private const int LongestBurst = 64;

    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(2);

    private readonly Clock _clock;
    private readonly Action<PortSipEvent> _deliver;
    private readonly Action _settle;
    private readonly List<PendingCommand> _pending = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly WebSocket _socket;

    private volatile string? _abandonment;
    private DateTimeOffset _lastReceived;
    private long _lastHeard;
    private long _messages;
    private volatile bool _isClosing;

    private EventSession(WebSocket socket, Clock clock, Action<PortSipEvent> deliver, Action settle)
    {
        _socket = socket;
        _clock = clock;
        _deliver = deliver;
        _settle = settle;
        _lastReceived = clock.UtcNow;
        _lastHeard = clock.Elapsed.Ticks;
        // The constructor returns before the first frame is handled.
        Ended = Task.Run(ReadAsync);
    }

    /// <summary>Ends with the socket, whoever ended it. It never fails.</summary>
    public Task<EventLoss> Ended { get; }

    /// <summary>When the last message came, by <see cref="Clock.Elapsed"/>; at first when it was opened.</summary>
    public TimeSpan LastHeard => new(Volatile.Read(ref _lastHeard));

    /// <summary>How many messages have come.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Opens the socket and signs in.</summary>
    /// <param name="endpoint">Where, and as whom.</param>
    /// <param name="deliver">Takes each event, in order, on the reader's thread: puts it somewhere and returns.</param>
    /// <param name="settle">Called when there is nothing more to deliver at once.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="PortSipException">CredentialRequired, UnencryptedRefused, CertificateRejected, ConnectionFailed, AuthenticationFailed, TimedOut.</exception>
    public static async Task<EventSession> OpenAsync(EventEndpoint endpoint, Action<PortSipEvent> deliver, Action settle, CancellationToken cancellationToken)
    {
        var credential = endpoint.RequireCredential();
        var time = endpoint.Options.Timeout < LongestOpening ? endpoint.Options.Timeout : LongestOpening;
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        endpoint.Clock.CancelAfter(attempt, time);
        EventSession? session = null;
        try
        {
            session = new EventSession(await EventSocket.OpenAsync(endpoint, attempt.Token).ConfigureAwait(false), endpoint.Clock, deliver, settle);
            await session.SignInAsync(endpoint, credential, attempt.Token).ConfigureAwait(false);
            return session;
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw TimedOut(endpoint, time);
            throw;
        }
    }

    /// <summary>Sends a command. Its answer may come late or never.</summary>
    /// <exception cref="PortSipException">EventStreamLost: the socket is gone.</exception>
    public async Task<PendingCommand> SendAsync(string command, PortSipEventTopic topic, EventScope scope, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand(command, topic);
        await SendAsync(pending, EventCommands.Of(command, topic, scope), cancellationToken).ConfigureAwait(false);
        return pending;
    }

    /// <summary>Gives it up, as lost.</summary>
    public void Abandon(string reason)
    {
        _abandonment = reason;
        _socket.Abort();
    }

    /// <summary>Closes with the handshake, as far as the PBX plays along.</summary>
    public async Task CloseAsync()
    {
        _isClosing = true;
        using var bound = new CancellationTokenSource(LongestClosing);
        try
        {
            await _sending.WaitAsync(bound.Token).ConfigureAwait(false);
            try
            {
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, bound.Token).ConfigureAwait(false);
            }
            finally
            {
                _sending.Release();
            }
            await Task.WhenAny(Ended, Task.Delay(Timeout.Infinite, bound.Token)).ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // Gone already, which is what was wanted.
        }
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isClosing = true;
        _socket.Dispose();
    }

    private async Task SignInAsync(EventEndpoint endpoint, NetworkCredential credential, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand(EventCommands.Authenticate, topic: null);
        await SendAsync(pending, EventCommands.SignIn(credential, endpoint.Options.Domain, endpoint.Options.EventSignIn), cancellationToken).ConfigureAwait(false);
        if (await Task.WhenAny(pending.Answer, Ended).WaitAsync(cancellationToken).ConfigureAwait(false) == Ended)
            throw Lost(await Ended.ConfigureAwait(false));
        var answer = await pending.Answer.ConfigureAwait(false);
        if (!answer.IsRefusal)
            return;
        var words = answer.Error is null ? "it gave no reason" : Secrets.MaskValues(ReceivedText.Original(answer.Error), [credential.Password]);
        throw new PortSipException(PortSipFailure.AuthenticationFailed, $"Could not sign in to the event socket: the PBX refused user name or password: {words.TrimEnd('.')}.")
        {
            Operation = "sign in to the event socket",
            RecommendedAction = "See whether the connection's user may use events. An extension signs in with Connect-PortSip -EventSignIn Extension. Don't try often: after repeated failures the PBX blocks this address for a while.",
        };
    }

    private async Task SendAsync(PendingCommand pending, byte[] text, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Before it is sent: the answer can be there before the sending has returned.
            lock (_pending)
                _pending.Add(pending);
            await _socket.SendAsync(new ArraySegment<byte>(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            _socket.Abort();
            throw Lost(await Ended.ConfigureAwait(false), e);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<EventLoss> ReadAsync()
    {
        var buffer = new byte[BufferSize];
        using var message = new MemoryStream();
        var frame = new EventFrame();
        var unsettled = 0;
        try
        {
            while (true)
            {
                var receiving = EventSocket.ReceiveAsync(_socket, buffer);
                // In a burst each waking costs more than the message: so it is for all that was there at once.
                if (!receiving.IsCompleted || ++unsettled == LongestBurst)
                {
                    unsettled = 0;
                    _settle();
                }
                var part = await receiving.ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                    return await ClosedByThemAsync().ConfigureAwait(false);
                if (message.Length + part.Count > LargestMessage)
                {
                    _socket.Abort();
                    return new EventLoss($"the PBX sent a message of more than {LargestMessage / 1024} KiB", _clock.UtcNow);
                }
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                _lastReceived = _clock.UtcNow;
                Volatile.Write(ref _lastHeard, _clock.Elapsed.Ticks);
                Interlocked.Increment(ref _messages);
                frame.Read(message.GetBuffer(), (int)message.Length, _lastReceived);
                Handle(frame);
                message.SetLength(0);
            }
        }
        catch (Exception e) when (IsLoss(e))
        {
            // What was under way when the connection broke is lost, so the gap begins with the last that came.
            return new EventLoss(_abandonment ?? (_isClosing ? "the socket was closed" : $"the connection broke: {e.GetBaseException().Message.TrimEnd('.')}"), _lastReceived);
        }
        catch (Exception e)
        {
            // A fault of ours. Whoever watches would wait for ever on a reader that is gone.
            _socket.Abort();
            return new EventLoss($"a message could not be handled: {e.Message.TrimEnd('.')}", _lastReceived);
        }
        finally
        {
            _settle();
        }
    }

    // After a proper close everything that was sent before has come.
    private async Task<EventLoss> ClosedByThemAsync()
    {
        var at = _clock.UtcNow;
        try
        {
            if (_socket.State == WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // They don't wait for our half.
        }
        var words = string.IsNullOrEmpty(_socket.CloseStatusDescription) ? "" : $" {_socket.CloseStatusDescription}";
        return new EventLoss($"the PBX closed the socket ({(int?)_socket.CloseStatus}{words})", at);
    }

    private void Handle(EventFrame frame)
    {
        foreach (var answer in frame.Answers)
        {
            PendingCommand? pending;
            lock (_pending)
            {
                pending = _pending.Find(p => p.IsMeantBy(answer));
                if (pending is not null)
                    _pending.Remove(pending);
            }
            pending?.Complete(answer);
        }
        foreach (var record in frame.Events)
        {
            ConfirmBy(record);
            _deliver(record);
        }
    }

    // A topic that tells something is subscribed to, answered or not. Its answer may still come, so it stays in the list.
    private void ConfirmBy(PortSipEvent record)
    {
        if (record.Topic is not { } topic)
            return;
        lock (_pending)
        {
            foreach (var pending in _pending)
            {
                if (pending.Command == EventCommands.Subscribe && pending.Topic is { } asked && EventTopics.Local(asked) == topic)
                    pending.Complete(new CommandAnswer(pending.Command, Status: 0, Error: null, Topics: []) { IsImplied = true });
            }
        }
    }

    private static bool IsLoss(Exception e) =>
        e is WebSocketException or IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;

    private static PortSipException Lost(EventLoss loss, Exception? exception = null) =>
        new(PortSipFailure.ConnectionFailed, $"The event socket was lost: {loss.Reason}.", exception)
        {
            Operation = "read events",
            IsSafeToRetry = true,
            RecommendedAction = "See whether a firewall or a proxy stops WebSockets, and whether the PBX has them elsewhere: Connect-PortSip -EventUri.",
        };

    private static PortSipException TimedOut(EventEndpoint endpoint, TimeSpan time) =>
        new(PortSipFailure.TimedOut, FormattableString.Invariant($"Could not open the event socket at {endpoint.Uri}: no answer within {time.TotalSeconds:0.###} s."))
        {
            Operation = "open the event socket",
            IsSafeToRetry = true,
            RecommendedAction = "See whether a firewall or a proxy stops WebSockets, and whether the PBX has them elsewhere: Connect-PortSip -EventUri.",
        };
}
