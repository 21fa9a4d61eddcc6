using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests;

/// <summary>A proxy that asks for a credential, and tunnels every host to one port.</summary>
internal sealed class TunnelProxy : IDisposable
{
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly int _port;
    private readonly SocketServer _server;

    public TunnelProxy(int port)
    {
        _port = port;
        _server = new SocketServer(TunnelAsync);
    }

    public string Url => _server.Url;

    public IReadOnlyList<string> Heads => [.. _heads];

    public void Dispose() => _server.Dispose();

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
