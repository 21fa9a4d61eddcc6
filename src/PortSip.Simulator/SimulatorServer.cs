using System.Net;

namespace PortSip.Simulator;

/// <summary>
/// Serves a <see cref="SimulatedPbx"/> over HTTP and WebSocket (<c>/wsi</c>) on loopback, with HttpListener, which is always available, and over TLS with a
/// relay before it. Several can run at once. There is one limitation: if HttpListener is .NET's own (outside Windows), closing a connection before
/// the head of a response sends a complete empty 200. There, the reset faults send the head and then cut off the body.
/// </summary>
public sealed class SimulatorServer : IDisposable
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly HttpListener _listener;
    private readonly HttpExchange _exchange;
    private readonly EventExchange _events;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CountdownEvent _running = new(initialCount: 1);
    private readonly Task _accepting;
    private readonly TlsRelay? _relay;
    private int _isDisposed;

    private SimulatorServer(SimulatedPbx pbx, HttpListener listener, Uri root, TlsRelay? relay)
    {
        Pbx = pbx;
        ApiUri = new Uri(relay is null ? root : new UriBuilder(root) { Scheme = "https", Port = relay.Port }.Uri, "api/");
        _listener = listener;
        _relay = relay;
        _exchange = new HttpExchange(pbx);
        _events = new EventExchange(pbx);
        _accepting = AcceptAsync(_stopping.Token);
    }

    /// <summary>The served PBX.</summary>
    public SimulatedPbx Pbx { get; }

    /// <summary>The base of the API: <c>http://127.0.0.1:PORT/api/</c>, or https.</summary>
    public Uri ApiUri { get; }

    /// <summary>The SHA-256 thumbprint of its certificate, in hexadecimal digits; <see langword="null"/> without TLS.</summary>
    public string? Thumbprint => _relay?.Thumbprint;

    /// <summary>For tests: how many TLS connections are open.</summary>
    internal int TlsConnectionCount => _relay?.ConnectionCount ?? 0;

    /// <summary>Starts to serve a PBX.</summary>
    /// <param name="pbx">The PBX. It outlives the server: another server can serve it afterwards, or at the same time.</param>
    /// <param name="port">The port, 1 to 65535; 0 for a free one.</param>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public static SimulatorServer Start(SimulatedPbx pbx, int port = 0)
    {
        (var listener, var root) = LoopbackListener.Start(port);
        return new SimulatorServer(pbx, listener, root, relay: null);
    }

    /// <summary>Starts to serve a PBX over TLS: its API by https, and its events by wss.</summary>
    /// <param name="pbx">The PBX. It outlives the server.</param>
    /// <param name="certificate">The certificate, which is made now.</param>
    /// <param name="port">The port, 1 to 65535; 0 for a free one.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static SimulatorServer StartTls(SimulatedPbx pbx, SimulatorCertificate certificate = SimulatorCertificate.Valid, int port = 0)
    {
        (var listener, var root) = LoopbackListener.Start(port: 0);
        try
        {
            return new SimulatorServer(pbx, listener, root, TlsRelay.Start(port, certificate, root.Port));
        }
        catch
        {
            listener.Close();
            throw;
        }
    }

    /// <summary>Stops serving: requests in progress are cut off, and the port is free when this returns.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        // Requests in progress first: closing the listener would turn them into empty successes.
        _stopping.Cancel();
        _running.Signal();
        _running.Wait(LongestStop);
        _listener.Close();
        _relay?.Dispose();
        _accepting.Wait(LongestStop);
        _stopping.Dispose();
    }

    private async Task AcceptAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return; // This is how a closed listener ends the wait.
            }

            // Not awaited: the next request must not wait for this one. It ends without an exception.
            _ = RunAsync(context, stop);
        }
    }

    private async Task RunAsync(HttpListenerContext context, CancellationToken stop)
    {
        var isCounted = _running.TryAddCount();
        if (EventExchange.IsMeantBy(context.Request))
            await _events.RunAsync(context, stop).ConfigureAwait(false);
        else
            await _exchange.RunAsync(context, stop).ConfigureAwait(false);
        if (isCounted)
            _running.Signal();
    }
}
