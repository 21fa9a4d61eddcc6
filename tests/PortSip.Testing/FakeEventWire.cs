using System.Net;
using System.Net.Sockets;

namespace PortSip.Testing;

/// <summary>A PBX whose event sockets a test plays byte by byte, on plain TCP: it can break the protocol in any way.</summary>
public sealed class FakeEventWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FakeEventWire()
    {
        _listener.Start();
        ApiUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/");
    }

    /// <summary>The API on the server of the event socket; nothing serves it.</summary>
    public Uri ApiUri { get; }

    /// <summary>The next connection, with the head of its request read.</summary>
    public async Task<FakeEventConnection> ConnectedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await FakeEventConnection.AcceptAsync(await _listener.AcceptTcpClientAsync(patience.Token));
    }

    /// <summary>The next socket, signed in and subscribed to its first topic.</summary>
    public async Task<FakeEventConnection> SubscribedAsync()
    {
        var wire = await ConnectedAsync();
        await wire.UpgradeAsync();
        await wire.ReceiveAsync();
        await wire.SendAsync("""{"command":"auth","id":"1","status":0}""");
        await wire.ReceiveAsync();
        await wire.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
        return wire;
    }

    public void Dispose() => _listener.Dispose();
}
