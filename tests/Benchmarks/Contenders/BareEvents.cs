using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PortSipCallControl.Benchmarks;

/// <summary>The limit: a bare ClientWebSocket that signs in, subscribes, and reads each event into a record.</summary>
internal sealed class BareEvents : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly ClientWebSocket _socket = new();

    public static async Task<BareEvents> OpenAsync(Uri uri)
    {
        var events = new BareEvents();
        await events._socket.ConnectAsync(uri, CancellationToken.None);
        await events.SendAsync("""{"command":"auth","username":"admin","password":"x"}""");
        await events.ReadTextAsync();
        await events.SendAsync("""{"command":"subscribe","topics":["cdr_events"]}""");
        await events.ReadTextAsync();
        return events;
    }

    public async Task<EventRow> ReadAsync() => JsonSerializer.Deserialize(await ReadTextAsync(), BareJson.Default.EventRow)!;

    public async Task CloseAsync() => await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<string> ReadTextAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }
}
