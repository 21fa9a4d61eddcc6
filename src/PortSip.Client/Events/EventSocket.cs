using System.Net.WebSockets;

namespace PortSip.Client;

/// <summary>Opens the WebSocket with the connection's TLS options and proxy. Here the two runtimes differ; nowhere above.</summary>
internal static class EventSocket
{
    // Keeps routers and proxies from forgetting the connection; the PBX documents no keep-alive of its own (API §7).
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

#if NET
    // .NET 9 and later ask for a pong, and give a socket up that doesn't send it; the net8.0 that this is built for can't name it.
    // Elsewhere SilenceCheck alone finds out.
    private static readonly System.Reflection.PropertyInfo? KeepAliveTimeout = typeof(ClientWebSocketOptions).GetProperty("KeepAliveTimeout");
#endif

    /// <exception cref="PortSipException">CertificateRejected; ConnectionFailed.</exception>
    public static async Task<WebSocket> OpenAsync(EventEndpoint endpoint, CancellationToken cancellationToken)
    {
        var certificates = CertificateCheck.For(endpoint.Options, endpoint.Uri);
        try
        {
            return await OpenAsync(endpoint, certificates, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is not PortSipException)
        {
            throw Failed(endpoint, certificates, e);
        }
    }

#if NET
    private static async Task<WebSocket> OpenAsync(EventEndpoint endpoint, CertificateCheck certificates, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = KeepAlive;
            KeepAliveTimeout?.SetValue(socket.Options, KeepAlive);
            socket.Options.SetRequestHeader("User-Agent", HttpStack.UserAgent);
            socket.Options.RemoteCertificateValidationCallback = (stream, certificate, _, errors) => certificates.Accept(certificate, errors, (stream as System.Net.Security.SslStream)?.TargetHostName);
            if (!ProxyRoute.UsesProxies(endpoint.Options, endpoint.Uri))
                socket.Options.Proxy = null;
            else if (endpoint.Options.Proxy is { } proxy)
                socket.Options.Proxy = proxy;
            await socket.ConnectAsync(endpoint.Uri, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
#else
    private static Task<WebSocket> OpenAsync(EventEndpoint endpoint, CertificateCheck certificates, CancellationToken cancellationToken) =>
        StreamWebSocket.OpenAsync(endpoint.Uri, ProxyRoute.Of(endpoint.Options, endpoint.Uri), certificates, cancellationToken);
#endif

    /// <summary>The next part of a message. Without a token: cancelling a read aborts the socket on both runtimes.</summary>
#if NET
    public static ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(WebSocket socket, byte[] buffer) => socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
#else
    public static Task<WebSocketReceiveResult> ReceiveAsync(WebSocket socket, byte[] buffer) => socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
#endif

    private static PortSipException Failed(EventEndpoint endpoint, CertificateCheck certificates, Exception exception)
    {
        if (certificates.LastRefusal is { } refusal)
        {
            return new(PortSipFailure.CertificateRejected, $"Could not open the event socket: the certificate of {(certificates.IsLastRefusalOfProxy ? "the proxy" : endpoint.Uri.Host)} was refused: {refusal}.", exception)
            {
                Operation = "open the event socket",
                IsSafeToRetry = true,
                RecommendedAction = "Compare the thumbprint with the one that the PBX's administrator names; if it is the same, connect with -CertificateThumbprint and it.",
            };
        }
        var cause = exception is WebSocketException { InnerException: { } inner } ? inner : exception;
        if (ProxyTrouble.IsConnecting(cause) && ProxyRoute.To(endpoint.Options, endpoint.Uri) is { } proxy)
        {
            var trouble = ProxyTrouble.Of(cause, ProxyRoute.NameOf(proxy), endpoint.Name);
            return new(PortSipFailure.ConnectionFailed, $"Could not open the event socket at {endpoint.Uri}: {trouble.Reason}.")
            {
                Operation = "open the event socket",
                IsSafeToRetry = true,
                RecommendedAction = trouble.RecommendedAction,
            };
        }
        return new(PortSipFailure.ConnectionFailed, $"Could not open the event socket at {endpoint.Uri}: {exception.GetBaseException().Message.TrimEnd('.')}.", exception)
        {
            Operation = "open the event socket",
            IsSafeToRetry = true,
            RecommendedAction = "See whether a firewall or a proxy stops WebSockets, and whether the PBX has them elsewhere: Connect-PortSip -EventUri (v16: wss://HOST:8885).",
        };
    }
}
