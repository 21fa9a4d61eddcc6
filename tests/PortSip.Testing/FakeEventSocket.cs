using System.Buffers.Binary;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using PortSip.Testing.Http;

namespace PortSip.Testing;

/// <summary>One event socket, from the PBX's side.</summary>
public sealed class FakeEventSocket
{
    private readonly HttpConnection _connection;
    private readonly CancellationToken _ending;
    private readonly object _gate = new();
    private readonly Channel<string> _received = Channel.CreateUnbounded<string>();
    private volatile bool _isClosing;
    private bool _isContinued;
    private volatile bool _isOver;
    private Task _lastWrite = Task.CompletedTask;

    internal FakeEventSocket(HttpConnection connection, CancellationToken ending)
    {
        _connection = connection;
        _ending = ending;
    }

    /// <summary>How the client closed it; null if it didn't.</summary>
    public WebSocketCloseStatus? ClosedWith { get; private set; }

    /// <summary>The next command.</summary>
    public async Task<string> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ending);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return await _received.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Until the client has closed it.</summary>
    public Task ClosedAsync() => _received.Reader.Completion.WaitAsync(TimeSpan.FromSeconds(60), _ending);

    /// <summary>A message.</summary>
    public async Task SendAsync(string text)
    {
        try
        {
            await SendPartAsync(text, isLast: true);
        }
        catch (Exception e) when (IsLoss(e) && !_ending.IsCancellationRequested && _isOver)
        {
            // The client has read it, and closed at once.
        }
    }

    /// <summary>A fragment of a message.</summary>
    public async Task SendPartAsync(string text, bool isLast)
    {
        var kind = _isContinued ? FakeEventConnection.Continuation : FakeEventConnection.Text;
        _isContinued = !isLast;
        var payload = Encoding.UTF8.GetBytes(text);
        await WriteAsync([.. FakeEventConnection.Header((byte)(isLast ? 0x80 | kind : kind), payload.Length), .. payload]);
    }

    /// <summary>Closes with the handshake.</summary>
    public async Task CloseAsync(string reason = "restart")
    {
        _isClosing = true;
        try
        {
            await WriteAsync(Closing(WebSocketCloseStatus.EndpointUnavailable, Encoding.UTF8.GetBytes(reason)));
        }
        catch (Exception e) when (IsLoss(e) && _isOver)
        {
            // The client has received it, and ended the connection before the runtime reported that it was sent.
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Cut() => _connection.Abort();

    internal async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var (kind, _, payload) = await FakeEventConnection.ReadFrameAsync(_connection.ReadExactlyAsync);
                if (kind == FakeEventConnection.Close)
                {
                    await EndAsync(payload);
                    break;
                }
                if (kind == FakeEventConnection.Ping)
                    await WriteAsync(FakeEventConnection.Frame(FakeEventConnection.Pong, payload));
                if (kind == FakeEventConnection.Text)
                    _received.Writer.TryWrite(Encoding.UTF8.GetString(payload));
            }
        }
        catch (Exception e) when (IsLoss(e))
        {
            // Cut.
        }
        _isOver = true;
        _received.Writer.TryComplete();
    }

    private async Task EndAsync(byte[] payload)
    {
        ClosedWith = payload.Length < 2 ? WebSocketCloseStatus.Empty : (WebSocketCloseStatus)BinaryPrimitives.ReadUInt16BigEndian(payload);
        if (!_isClosing)
            await WriteAsync(Closing(WebSocketCloseStatus.NormalClosure, []));
    }

    private static byte[] Closing(WebSocketCloseStatus status, byte[] reason) =>
        FakeEventConnection.Frame(FakeEventConnection.Close, [(byte)((int)status >> 8), (byte)status, .. reason]);

    private Task WriteAsync(byte[] frame)
    {
        lock (_gate)
            return _lastWrite = WriteAfterAsync(_lastWrite, frame);
    }

    private async Task WriteAfterAsync(Task before, byte[] frame)
    {
        // If that one failed, its own sender sees it.
        await Task.WhenAny(before);
        await _connection.Stream.WriteAsync(frame, 0, frame.Length, _ending);
    }

    private static bool IsLoss(Exception e) => e is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;
}
