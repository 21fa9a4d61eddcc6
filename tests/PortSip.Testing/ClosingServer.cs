using System.Net.Sockets;
using System.Text;

namespace PortSip.Testing;

/// <summary>When a <see cref="ClosingServer"/> closes a connection.</summary>
public enum ClosingMoment
{
    /// <summary>As soon as it is there, before a byte is read.</summary>
    OnConnect,

    /// <summary>When the request is there, before a byte of it is read.</summary>
    Unread,

    /// <summary>After the request has come, before a byte of the answer.</summary>
    AfterRequest,
}

/// <summary>
/// A bare TCP server that doesn't answer, or with bytes that no HTTP stack would send: it closes, and counts the requests that came. No HTTP
/// stack can hide one from it.
/// </summary>
public sealed class ClosingServer : IDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly SocketServer _server;
    private readonly byte[] _answer;
    private readonly ClosingMoment _moment;
    private int _requests;

    /// <param name="moment">When it closes.</param>
    /// <param name="answer">What it says before, after the request.</param>
    public ClosingServer(ClosingMoment moment, byte[]? answer = null)
    {
        _moment = moment;
        _answer = answer ?? [];
        _server = new SocketServer(CloseAsync);
    }

    public string Url => _server.Url;

    public Uri ApiUri => new(Url + "/api/");

    /// <summary>How many requests' first lines came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public void Dispose() => _server.Dispose();

    private async Task CloseAsync(Socket socket)
    {
        using (socket)
        using (var stream = new NetworkStream(socket))
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            if (_moment == ClosingMoment.OnConnect)
                return;
            if (_moment == ClosingMoment.Unread)
            {
                await Task.Run(() => socket.Poll(microSeconds: -1, SelectMode.SelectRead));
                return;
            }
            var buffer = new byte[65536];
            var head = new StringBuilder();
            while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, 0, buffer.Length);
                if (read == 0)
                    return;
                // The start of a TLS handshake: like a web server, it doesn't wait for the rest of what can't become a request.
                if (head.Length == 0 && buffer[0] == TlsHandshake)
                    return;
                head.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
            Interlocked.Increment(ref _requests);
            if (_answer.Length == 0)
                return;
            socket.LingerState = new LingerOption(enable: true, seconds: 10);
            await stream.WriteAsync(_answer, 0, _answer.Length);
            socket.Shutdown(SocketShutdown.Send);
        }
    }
}
