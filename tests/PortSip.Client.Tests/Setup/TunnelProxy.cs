using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PortSip.Client.Tests;

/// <summary>A proxy that asks for a credential, and tunnels every host to one port.</summary>
internal sealed class TunnelProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _heads = new();

    public TunnelProxy(int port)
    {
        _port = port;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public IReadOnlyList<string> Heads => [.. _heads];

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            _ = TunnelAsync(socket);
        }
    }

    private async Task TunnelAsync(Socket socket)
    {
        using (socket)
        using (var client = new NetworkStream(socket))
        {
            try
            {
                var head = await ReadHeadAsync(client);
                while (!head.Contains("Proxy-Authorization", StringComparison.Ordinal))
                {
                    await client.WriteAsync("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                    head = await ReadHeadAsync(client);
                }
                await client.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _port);
                await Task.WhenAny(client.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client));
            }
            catch (IOException)
            {
                // The client went away.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(next) == 0)
                throw new IOException("closed");
            head.Append((char)next[0]);
        }
        _heads.Enqueue(head.ToString());
        return head.ToString();
    }
}
