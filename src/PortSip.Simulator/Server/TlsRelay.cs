using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Simulator;

/// <summary>
/// Accepts TLS connections on loopback and passes their bytes on to a plain port, and back. HttpListener alone has TLS only on Windows, and there only
/// with a certificate that an administrator has registered.
/// </summary>
internal sealed class TlsRelay : IDisposable
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly HashSet<RelayedConnection> _connections = [];
    private readonly CountdownEvent _running = new(initialCount: 1);
    private readonly TcpListener _listener;
    private readonly X509Certificate2 _certificate;
    private readonly int _plainPort;
    private bool _isStopped;

    private TlsRelay(TcpListener listener, X509Certificate2 certificate, int plainPort)
    {
        _listener = listener;
        _certificate = certificate;
        _plainPort = plainPort;
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Thumbprint = SelfSigned.Thumbprint(certificate);
        _ = AcceptAsync();
    }

    public int Port { get; }

    public string Thumbprint { get; }

    /// <summary>For tests: how many connections are open.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_gate)
                return _connections.Count;
        }
    }

    /// <summary>Starts a relay.</summary>
    /// <param name="port">Its port, 1 to 65535; 0 for a free one.</param>
    /// <param name="certificate">The certificate that it presents.</param>
    /// <param name="plainPort">The port that it passes connections on to.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static TlsRelay Start(int port, SimulatorCertificate certificate, int plainPort)
    {
        var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        listener.Start();
        try
        {
            return new TlsRelay(listener, SelfSigned.Make(certificate), plainPort);
        }
        catch
        {
            listener.Stop();
            throw;
        }
    }

    /// <summary>Cuts all connections, and frees the port.</summary>
    public void Dispose()
    {
        List<RelayedConnection> open;
        lock (_gate)
        {
            if (_isStopped)
                return;
            _isStopped = true;
            open = [.. _connections];
        }
        _listener.Stop();
        open.ForEach(connection => connection.Abort());
        _running.Signal();
        _running.Wait(LongestStop);
        _certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                lock (_gate)
                {
                    if (_isStopped)
                        return; // This is how a stopped listener ends the wait.
                }
                continue; // The client was gone before it was accepted.
            }

            // Not awaited: the next connection must not wait for this one. It ends without an exception.
            _ = RelayAsync(new RelayedConnection(client));
        }
    }

    private async Task RelayAsync(RelayedConnection connection)
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                connection.Abort();
                return;
            }
            _connections.Add(connection);
            _running.AddCount();
        }
        using (connection)
            await connection.RunAsync(_certificate, _plainPort).ConfigureAwait(false);
        lock (_gate)
            _connections.Remove(connection);
        _running.Signal();
    }
}
