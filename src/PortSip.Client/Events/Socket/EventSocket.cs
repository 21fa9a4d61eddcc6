using System.IO;
using System.Net.WebSockets;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// The client side of a WebSocket (RFC 6455), over an upgraded stream. The runtime's own implementation closes the connection on text that
/// isn't UTF-8 and delivers messages of any size; here, either costs only that message, in both runtimes.
/// </summary>
internal sealed class EventSocket : IDisposable
{
    private const int BufferSize = 16 * 1024;
    private const int NormalClosure = (int)WebSocketCloseStatus.NormalClosure;

    // How long a peer that doesn't read may block a send; after that, the socket is unusable.
    private static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(10);

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly FrameDecoder _decoder = new();
    private readonly IDisposable? _owner;
    private readonly object _pongGate = new();
    private readonly Stream _stream;
    private readonly FrameWriter _writer;

    private long _arrivals;
    private int _start;
    private int _end;

    // Both guarded by _pongGate.
    private bool _isPonging;
    private byte[]? _nextPong;

    private volatile bool _hasPonged;
    private volatile bool _isCloseSent;

    /// <param name="stream">The upgraded connection.</param>
    /// <param name="owner">Disposed of with the socket; null for nothing.</param>
    public EventSocket(Stream stream, IDisposable? owner)
    {
        _stream = stream;
        _owner = owner;
        _writer = new FrameWriter(stream);
    }

    /// <summary>The last message, and whatever follows it, until more is received.</summary>
    public byte[] Message => _decoder.Message;

    /// <summary>The length of the message.</summary>
    public int MessageLength => _decoder.MessageLength;

    /// <summary>How often bytes were received.</summary>
    public long Arrivals => Volatile.Read(ref _arrivals);

    /// <summary>Whether the PBX has ever responded to a ping.</summary>
    public bool HasPonged => _hasPonged;

    /// <summary>Why the PBX closed the socket, from its close frame: code and text.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Returns when a message was received, an oversized one was skipped, or the PBX closed the socket. Pings are answered while it waits. One caller at a time.</summary>
    /// <exception cref="WebSocketException">The PBX broke the protocol.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public async ValueTask<FrameEvent> ReceiveAsync()
    {
        while (true)
        {
            if (_start == _end)
                await FillAsync().ConfigureAwait(false);
            var what = Take();
            switch (what)
            {
                case FrameEvent.None:
                    break;
                case FrameEvent.Ping:
                    Answer(_decoder.ControlPayload.ToArray());
                    break;
                case FrameEvent.Pong:
                    _hasPonged = true;
                    break;
                case FrameEvent.Close:
                    CloseReason = ReasonOf(_decoder.ControlPayload);
                    return what;
                default:
                    return what;
            }
        }
    }

    public Task SendTextAsync(byte[] text, CancellationToken cancellationToken) => SendAsync(FrameKind.Text, text, cancellationToken);

    /// <summary>Keeps routers from dropping the connection, and shows whether the PBX is still there.</summary>
    public Task PingAsync() => SendAsync(FrameKind.Ping, [], CancellationToken.None);

    /// <summary>Announces that nothing more is sent; once.</summary>
    public Task CloseOutputAsync(CancellationToken cancellationToken)
    {
        if (_isCloseSent)
            return Task.CompletedTask;
        _isCloseSent = true;
        return SendAsync(FrameKind.Close, [NormalClosure >> 8, NormalClosure & 0xFF], cancellationToken);
    }

    /// <summary>Ends the connection without notifying the PBX. Pending reads and writes fail.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        _owner?.Dispose();
        _writer.Dispose();
    }

    private FrameEvent Take()
    {
        var what = _decoder.Take(_buffer.AsSpan(_start, _end - _start), out var taken);
        _start += taken;
        return what;
    }

    private async ValueTask FillAsync()
    {
        var count = await _stream.ReadAsync(_buffer, 0, BufferSize, CancellationToken.None).ConfigureAwait(false);
        if (count == 0)
            throw new EndOfStreamException("the PBX closed the connection");
        Interlocked.Increment(ref _arrivals);
        (_start, _end) = (0, count);
    }

    private async Task SendAsync(FrameKind kind, byte[] payload, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(LongestSending);
        // Half a frame can't be followed by another. On .NET Framework, this also ends a pending write.
        using var ending = bound.Token.Register(static socket => ((EventSocket)socket!).Dispose(), this);
        try
        {
            await _writer.SendAsync(kind, payload, bound.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // The reader doesn't wait for it: a peer that sends pings and doesn't read would block it. Only the last ping needs a response.
    private void Answer(byte[] payload)
    {
        lock (_pongGate)
        {
            _nextPong = payload;
            if (_isPonging)
                return;
            _isPonging = true;
        }
        _ = PongAsync();
    }

    private async Task PongAsync()
    {
        try
        {
            while (TakePong() is { } payload)
                await SendAsync(FrameKind.Pong, payload, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (EventSession.IsLoss(e))
        {
            // The reader notices it as well.
        }
    }

    private byte[]? TakePong()
    {
        lock (_pongGate)
        {
            var next = _nextPong;
            _nextPong = null;
            _isPonging = next is not null;
            return next;
        }
    }

    private static string ReasonOf(ReadOnlySpan<byte> payload) =>
        payload.Length < 2 ? "no code" : FormattableString.Invariant($"{(payload[0] << 8) | payload[1]} {Encoding.UTF8.GetString(payload.Slice(2).ToArray())}").TrimEnd();
}
