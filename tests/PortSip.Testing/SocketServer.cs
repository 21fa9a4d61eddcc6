using System.Net;
using System.Net.Sockets;

namespace PortSip.Testing;

/// <summary>A bare TCP server on a free loopback port, for what no HTTP stack would do.</summary>
public sealed class SocketServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Socket, Task> _serve;

    /// <param name="serve">Serves one connection, and closes it.</param>
    public SocketServer(Func<Socket, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

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
            // Head and body are sent apart, and Nagle would hold the second back.
            socket.NoDelay = true;
            _ = _serve(socket);
        }
    }
}
