using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Testing.Http;

/// <summary>
/// An HTTP/1.1 server on a free loopback port, plain or with TLS. It is written over sockets, so that it is the same on every runtime that
/// is tested and can break a connection at any byte.
/// </summary>
internal sealed class HttpServer : IDisposable
{
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private readonly Func<HttpExchange, Task> _handle;
    private readonly SocketServer _server;
    private volatile bool _isStopped;

    /// <param name="handle">Answers a request.</param>
    /// <param name="certificate">For TLS.</param>
    public HttpServer(Func<HttpExchange, Task> handle, X509Certificate2? certificate)
    {
        _handle = handle;
        _certificate = certificate;
        _server = new SocketServer(ServeAsync);
        Url = certificate is null ? _server.Url : "https" + _server.Url["http".Length..];
    }

    /// <summary>Scheme, host and port.</summary>
    public string Url { get; }

    /// <summary>The connections that are open, each as a task that ends when it is closed.</summary>
    public IReadOnlyList<Task> OpenConnections => [.. _connections.Values];

    /// <summary>Connections that a test has left open are closed, not waited for.</summary>
    public void Dispose()
    {
        _isStopped = true;
        _server.Dispose();
        foreach (var connection in _connections.Keys)
            connection.Abort();
    }

    private async Task ServeAsync(Socket socket)
    {
        // What a test does with a request must not keep the next connection waiting.
        await Task.Yield();
        var closed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var connection = new HttpConnection(socket);
        _connections[connection] = closed.Task;
        try
        {
            if (_certificate is not null)
                await connection.SecureAsync(_certificate);
            while (!_isStopped && await connection.ReadRequestAsync() is { } request)
            {
                using var exchange = new HttpExchange(connection, request);
                await _handle(exchange);
                if (!await exchange.EndAsync())
                    return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or AuthenticationException or InvalidOperationException or OperationCanceledException)
        {
            // The client went away or doesn't trust the certificate, as tests want it to, or the server has stopped.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Close();
            closed.SetResult(true);
        }
    }
}
