using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace PortSip.Client;

/// <summary>One socket from opening to end: signs in, sends commands and matches their responses, reads messages.</summary>
internal sealed class EventSession : IDisposable
{
    private const int LongestBurst = 64;

    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(2);

    private readonly Clock _clock;
    private readonly ConcurrentQueue<LateAnswer> _lateAnswers = new();
    private readonly PendingCommands _pending = new();
    private readonly IEventReceiver _receiver;
    private readonly EventSocket _socket;

    private volatile string? _abandonment;
    private DateTimeOffset _lastReceived;
    private long _lastHeard;
    private long _messages;
    private long _records;
    private volatile bool _isClosing;

    private EventSession(EventSocket socket, Clock clock, IEventReceiver receiver)
    {
        _socket = socket;
        _clock = clock;
        _receiver = receiver;
        _lastReceived = clock.UtcNow;
        _lastHeard = clock.Elapsed.Ticks;
        // The constructor returns before the first message is handled.
        Ended = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the socket ends, for whatever reason. It never fails.</summary>
    public Task<EventLoss> Ended { get; }

    /// <summary>When the last message was received, by <see cref="Clock.Elapsed"/>; initially when the socket was opened.</summary>
    public TimeSpan LastHeard => new(Volatile.Read(ref _lastHeard));

    /// <summary>The number of messages received.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>The number of events received.</summary>
    public long Records => Volatile.Read(ref _records);

    /// <summary>How often anything was received, a message or a sign of life.</summary>
    public long Arrivals => _socket.Arrivals;

    /// <summary>Whether the PBX has responded to a ping.</summary>
    public bool HasPonged => _socket.HasPonged;

    /// <summary>Opens the socket and signs in.</summary>
    /// <exception cref="PortSipException">CredentialRequired, UnencryptedRefused, CertificateRejected, ConnectionFailed, AuthenticationFailed, TimedOut.</exception>
    public static async Task<EventSession> OpenAsync(EventEndpoint endpoint, IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var credential = endpoint.RequireCredential();
        var time = endpoint.Options.Timeout < LongestOpening ? endpoint.Options.Timeout : LongestOpening;
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        endpoint.Clock.CancelAfter(attempt, time);
        EventSession? session = null;
        try
        {
            session = new EventSession(await EventSocketOpening.OpenAsync(endpoint, attempt.Token).ConfigureAwait(false), endpoint.Clock, receiver);
            await session.SignInAsync(endpoint, credential, attempt.Token).ConfigureAwait(false);
            return session;
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw EventSocketFailures.TimedOut(endpoint, time);
            throw;
        }
    }

    /// <summary>Sends a command. Its response may come late or never.</summary>
    /// <exception cref="PortSipException">ConnectionFailed: the socket has ended.</exception>
    public async Task<PendingCommand> SendAsync(string command, PortSipEventTopic topic, EventScope scope, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand(command, topic);
        await SendAsync(pending, EventCommands.Of(command, topic, scope), cancellationToken).ConfigureAwait(false);
        return pending;
    }

    /// <summary>Sends a ping.</summary>
    /// <exception cref="PortSipException">ConnectionFailed: the socket has ended.</exception>
    public Task PingAsync() => SendAsync(_socket.PingAsync, CancellationToken.None);

    /// <summary>A response for which no command was waiting.</summary>
    public bool TryTakeLateAnswer(out LateAnswer? answer) => _lateAnswers.TryDequeue(out answer);

    /// <summary>Abandons the socket as lost.</summary>
    public void Abandon(string reason)
    {
        _abandonment = reason;
        _socket.Dispose();
    }

    /// <summary>Closes with the handshake, if the PBX takes part.</summary>
    public async Task CloseAsync()
    {
        _isClosing = true;
        using var bound = new CancellationTokenSource(LongestClosing);
        try
        {
            await _socket.CloseOutputAsync(bound.Token).ConfigureAwait(false);
            await Task.WhenAny(Ended, Task.Delay(Timeout.Infinite, bound.Token)).ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // Already closed, which is the desired result.
        }
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isClosing = true;
        _socket.Dispose();
    }

    /// <summary>Whether an exception means that the socket has ended.</summary>
    public static bool IsLoss(Exception e) =>
        e is WebSocketException or IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;

    private async Task SignInAsync(EventEndpoint endpoint, NetworkCredential credential, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand(EventCommands.Authenticate, topic: null);
        await SendAsync(pending, EventCommands.SignIn(credential, endpoint.Options.Domain, endpoint.Options.EventSignIn), cancellationToken).ConfigureAwait(false);
        if (await Task.WhenAny(pending.Answer, Ended).WaitAsync(cancellationToken).ConfigureAwait(false) == Ended)
            throw EventSocketFailures.Lost(await Ended.ConfigureAwait(false));
        if (await pending.Answer.ConfigureAwait(false) is { IsRefusal: true } refusal)
            throw EventSocketFailures.SignInRefused(refusal, credential);
    }

    private Task SendAsync(PendingCommand pending, byte[] text, CancellationToken cancellationToken)
    {
        // Before sending: the response can arrive before the send returns.
        _pending.Add(pending);
        return SendAsync(() => _socket.SendTextAsync(text, cancellationToken), cancellationToken);
    }

    private async Task SendAsync(Func<Task> send, CancellationToken cancellationToken)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            _socket.Dispose();
            throw EventSocketFailures.Lost(await Ended.ConfigureAwait(false), e);
        }
    }

    private async Task<EventLoss> ReadAsync()
    {
        var frame = new EventFrame();
        var unsettled = 0;
        try
        {
            while (true)
            {
                var receiving = _socket.ReceiveAsync();
                // In a burst, waking a reader costs more than the message, so it is done once for everything that was available.
                if (!receiving.IsCompleted || ++unsettled == LongestBurst)
                {
                    unsettled = 0;
                    _receiver.Settle();
                }
                var what = await receiving.ConfigureAwait(false);
                _lastReceived = _clock.UtcNow;
                if (what == FrameEvent.Close)
                    return await ClosedByThemAsync().ConfigureAwait(false);
                Volatile.Write(ref _lastHeard, _clock.Elapsed.Ticks);
                Interlocked.Increment(ref _messages);
                if (what == FrameEvent.OversizedMessage)
                {
                    _receiver.Miss($"the PBX sent a message of more than {FrameDecoder.LargestMessage / 1024} KiB, which was skipped", _lastReceived);
                    continue;
                }
                frame.Read(_socket.Message, _socket.MessageLength, _lastReceived);
                Handle(frame);
            }
        }
        catch (Exception e) when (IsLoss(e))
        {
            _socket.Dispose();
            // Whatever was in transit when the connection broke is lost, so the gap starts with the last message.
            return new EventLoss(_abandonment ?? (_isClosing ? "the socket was closed" : Reason(e)), _lastReceived);
        }
        catch (Exception e)
        {
            // A defect in this code. Otherwise, subscribers would wait forever for a reader that has ended.
            _socket.Dispose();
            return new EventLoss($"a message could not be handled: {e.Message.TrimEnd('.')}", _lastReceived);
        }
        finally
        {
            _receiver.Settle();
        }
    }

    private static string Reason(Exception e) => e is WebSocketException ? e.Message : $"the connection broke: {e.GetBaseException().Message.TrimEnd('.')}";

    // After a proper close, everything sent before it has been received.
    private async Task<EventLoss> ClosedByThemAsync()
    {
        try
        {
            await _socket.CloseOutputAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // Some servers don't wait for our half of the handshake.
        }
        return new EventLoss($"the PBX closed the socket ({_socket.CloseReason})", _lastReceived);
    }

    private void Handle(EventFrame frame)
    {
        foreach (var flaw in frame.Flaws)
            _receiver.Tell(flaw);
        foreach (var answer in frame.Answers)
        {
            var pending = _pending.Take(answer);
            if (pending?.TryComplete(answer) == true)
                continue;
            _lateAnswers.Enqueue(new LateAnswer(answer, pending));
            _receiver.ReceiveLateAnswer();
        }
        foreach (var record in frame.Events)
        {
            if (record.Topic is { } topic)
                _pending.Confirm(topic);
            _receiver.Receive(record);
            Interlocked.Increment(ref _records);
        }
    }
}
