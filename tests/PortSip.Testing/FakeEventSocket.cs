using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace PortSip.Testing;

/// <summary>One event socket, from the PBX's side.</summary>
public sealed class FakeEventSocket
{
    private readonly Action _abort;
    private readonly CancellationToken _ending;
    private readonly Channel<string> _received = Channel.CreateUnbounded<string>();
    private readonly WebSocket _socket;

    internal FakeEventSocket(WebSocket socket, Action abort, CancellationToken ending)
    {
        _socket = socket;
        _abort = abort;
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
        catch (Exception e) when (e is OperationCanceledException or WebSocketException && !_ending.IsCancellationRequested && _socket.State != WebSocketState.Open)
        {
            // The client has read it, and closed at once.
        }
    }

    /// <summary>A fragment of a message.</summary>
    public Task SendPartAsync(string text, bool isLast) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, isLast, _ending);

    /// <summary>Closes with the handshake.</summary>
    public Task CloseAsync(string reason = "restart") => _socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, reason, _ending);

    /// <summary>Cuts the connection.</summary>
    public void Cut() => _abort();

    internal async Task RunAsync()
    {
        var buffer = new byte[65536];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _ending);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    ClosedWith = _socket.CloseStatus;
                    if (_socket.State == WebSocketState.CloseReceived)
                        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _ending);
                    break;
                }
                _received.Writer.TryWrite(Encoding.UTF8.GetString(buffer, 0, part.Count));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // Cut.
        }
        _received.Writer.TryComplete();
    }
}
