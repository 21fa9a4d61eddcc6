#if NET
using System.Net;
#endif
using System.Net.WebSockets;

namespace PortSip.Client;

/// <summary>Opens the WebSocket with the connection's TLS options and proxy. The two runtimes differ here, and nowhere above.</summary>
internal static class EventSocketOpening
{
    /// <exception cref="PortSipException">CertificateRejected; ConnectionFailed.</exception>
    public static async Task<EventSocket> OpenAsync(EventEndpoint endpoint, CancellationToken cancellationToken)
    {
        var certificates = CertificateCheck.For(endpoint.Options, endpoint.Uri);
        try
        {
            var socket = await OpenAsync(endpoint, certificates, cancellationToken).ConfigureAwait(false);
            endpoint.Scheme.Confirm();
            return socket;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is not PortSipException)
        {
            throw await FailedAsync(endpoint, certificates, e, cancellationToken).ConfigureAwait(false);
        }
    }

#if NET
    // The upgrade uses the same stack as every request, so that proxies, their credentials and certificates are handled alike.
    private static async Task<EventSocket> OpenAsync(EventEndpoint endpoint, CertificateCheck certificates, CancellationToken cancellationToken)
    {
        var stack = new HttpMessageInvoker(HttpStack.CreateHandler(endpoint.Options, endpoint.Uri, certificates));
        HttpResponseMessage? response = null;
        try
        {
            var key = new UpgradeKey();
            using var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", key.Value);
            request.Headers.TryAddWithoutValidation("User-Agent", HttpStack.UserAgent);
            response = await stack.SendAsync(request, cancellationToken).ConfigureAwait(false);
            key.Check((int)response.StatusCode, response.Headers.TryGetValues("Sec-WebSocket-Accept", out var accept) ? accept.FirstOrDefault() : null);
            return new EventSocket(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), stack);
        }
        catch
        {
            response?.Dispose();
            stack.Dispose();
            throw;
        }
    }
#else
    private static async Task<EventSocket> OpenAsync(EventEndpoint endpoint, CertificateCheck certificates, CancellationToken cancellationToken) =>
        new(await UpgradeOverTcp.OpenAsync(endpoint.Uri, ProxyRoute.Of(endpoint.Options, endpoint.Uri), certificates, cancellationToken).ConfigureAwait(false), owner: null);
#endif

    private static async Task<PortSipException> FailedAsync(EventEndpoint endpoint, CertificateCheck certificates, Exception exception, CancellationToken cancellationToken)
    {
        if (certificates.LastRefusal is { } refusal)
            return refusal.ToException("open the event socket", refusal.Describe(refusal.IsOfProxy ? "the proxy" : endpoint.Uri.Host), exception);
        if (ProxyProblem.IsConnecting(exception) && ProxyRoute.To(endpoint.Options, endpoint.Uri) is { } proxy)
        {
            var trouble = ProxyProblem.Of(exception, ProxyRoute.NameOf(proxy), endpoint.Name);
            return new(PortSipFailure.ConnectionFailed, $"Could not open the event socket at {endpoint.Uri}: {trouble.Reason}.")
            {
                Operation = "open the event socket",
                IsSafeToRetry = true,
                Reason = trouble.Kind,
            };
        }
        var kind = SchemeCheck.IsUnreachable(exception) ? null : await endpoint.Scheme.FindAsync(cancellationToken).ConfigureAwait(false);
        if (kind is { } mismatch)
        {
            return new(PortSipFailure.ConnectionFailed, $"Could not open the event socket at {endpoint.Uri}: {SchemeCheck.Describe(mismatch)}.", exception)
            {
                Operation = "open the event socket",
                IsSafeToRetry = true,
                Reason = mismatch,
            };
        }
        return new(PortSipFailure.ConnectionFailed, $"Could not open the event socket at {endpoint.Uri}: {exception.GetBaseException().Message.TrimEnd('.')}.", exception)
        {
            Operation = "open the event socket",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.EventSocket,
        };
    }
}
