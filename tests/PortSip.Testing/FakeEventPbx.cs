using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using PortSip.Testing.Http;

namespace PortSip.Testing;

/// <summary>A PBX whose event sockets a test plays, message by message, on a free loopback port, plain or with TLS.</summary>
public sealed class FakeEventPbx : IAsyncDisposable
{
    private readonly HttpServer _server;
    private readonly Channel<FakeEventSocket> _sockets = Channel.CreateUnbounded<FakeEventSocket>();
    private readonly CancellationTokenSource _stopping = new();
    private int _attempts;

    private FakeEventPbx(X509Certificate2? certificate) => _server = new HttpServer(HandleAsync, certificate);

    /// <summary>The API on the server of the event socket; nothing serves it.</summary>
    public Uri ApiUri => new(_server.Url + "/api/");

    /// <summary>Whether sockets are let in; else 503.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>How often a socket was asked for.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public static Task<FakeEventPbx> StartAsync(X509Certificate2? certificate = null) => Task.FromResult(new FakeEventPbx(certificate));

    /// <summary>The next socket that is opened.</summary>
    public async Task<FakeEventSocket> SocketAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _sockets.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next socket that is opened, signed in.</summary>
    public async Task<FakeEventSocket> SignedInAsync()
    {
        var socket = await SocketAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"auth","id":"1","status":0}""");
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _server.Dispose();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpExchange exchange)
    {
        Interlocked.Increment(ref _attempts);
        if (!IsOpen || exchange.Request.Header("Sec-WebSocket-Key") is not { } key || exchange.Request.Path != "/wsi")
        {
            exchange.Status = 503;
            return;
        }
        var socket = new FakeEventSocket(exchange.Connection, _stopping.Token);
        exchange.Status = 101;
        exchange.Headers["Upgrade"] = "websocket";
        exchange.Headers["Connection"] = "Upgrade";
        exchange.Headers["Sec-WebSocket-Accept"] = FakeEventConnection.AcceptOf(key);
        await exchange.WriteAsync([]);
        _sockets.Writer.TryWrite(socket);
        await socket.RunAsync();
        exchange.Abort();
    }
}
