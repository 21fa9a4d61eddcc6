using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PortSip.Client;

/// <summary>One attempt: sends a request, reads the complete response, and reports for a failure whether the request may have arrived.</summary>
internal sealed partial class Transport : IDisposable
{
    /// <summary>The largest response that is read (bytes).</summary>
    public const int LargestBody = 8 * 1024 * 1024;

    private const int RedirectLimit = 5;

    private readonly RequestAddress _address;
    private readonly CertificateCheck _certificates;
    private readonly Clock _clock;
    private readonly HttpMessageInvoker _http;
    private readonly AttemptLimits _limits;
    private readonly Lazy<Uri?> _proxy;
    private readonly Uri _root;
    private readonly SchemeCheck _scheme;

    // Canceled at the end: requests in flight end with it.
    private readonly CancellationTokenSource _closed = new();

    public Transport(PortSipHttpOptions options)
    {
        _root = options.ApiUri;
        _address = new RequestAddress(_root);
        _clock = options.Clock;
        _limits = new AttemptLimits(_clock, _closed.Token);
        _certificates = CertificateCheck.For(options, options.ApiUri);
        // The system can be slow to find its proxy; only a response or a failure has to name it.
        _proxy = new Lazy<Uri?>(() => ProxyRoute.To(options, options.ApiUri));
        _http = HttpStack.Create(options, _certificates);
        _scheme = new SchemeCheck(options);
    }

    /// <summary>Sends the request once.</summary>
    /// <exception cref="TransportException">There was no complete response.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was canceled.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, BearerToken? token, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = _limits.Start(timeout, cancellationToken);
        var attempt = limit.Source;
        var uri = _address.Of(request.PathAndQuery);
        for (var redirects = 0; ; redirects++)
        {
            using var message = CreateMessage(request, uri, token);
            var phase = Phase.Sending;
            try
            {
                using var response = await _http.SendAsync(message, attempt.Token).ConfigureAwait(false);
                phase = Phase.Reading;
                // What happens to the body from now on has nothing to do with the scheme.
                if (response.StatusCode != HttpStatusCode.BadRequest)
                    _scheme.Confirm();
                if (FollowedRedirect(request, uri, response) is { } next && redirects < RedirectLimit)
                {
                    uri = next;
                    continue;
                }
                ReadOnlyMemory<byte> body = default;
                if (request.Sink is { } sink && response.IsSuccessStatusCode)
                    await CopyBodyAsync(response, sink, attempt, timeout).ConfigureAwait(false);
                else
                    body = await ReadBodyAsync(response, attempt.Token).ConfigureAwait(false);
                if (await _scheme.ExplainAsync(response.StatusCode, body, cancellationToken).ConfigureAwait(false) is { } mismatch)
                    throw new TransportException(mismatch);
                return new ApiResponse(response.StatusCode, body, response.Headers)
                {
                    IsForeign = !response.IsSuccessStatusCode && Provenance.IsForeign(response.StatusCode, body),
                    Proxy = response.IsSuccessStatusCode ? null : ProxyName,
                    RetryAfter = RetryAfter(response.Headers),
                    Location = Origin(uri, response.Headers.Location),
                };
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException or WebException or SocketException)
            {
                var failure = Classify(e, phase, message.Content as TrackedContent, attempt.IsCancellationRequested, timeout);
                throw new TransportException(await _scheme.ExplainAsync(failure, cancellationToken).ConfigureAwait(false) ?? failure);
            }
        }
    }

    private string? ProxyName => _proxy.Value is { } proxy ? ProxyRoute.NameOf(proxy) : null;

    private string ServerName => _root.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    public void Dispose()
    {
        _closed.Cancel();
        _http.Dispose();
    }

    private static HttpRequestMessage CreateMessage(ApiRequest request, Uri uri, BearerToken? token)
    {
        var message = new HttpRequestMessage(request.Method, uri);
        message.Content = request.Method == HttpMethod.Get ? HttpStack.ContentOfGet() : new TrackedContent(request.Body, request.ContentType);
        if (token is not null)
            message.Headers.TryAddWithoutValidation("Authorization", token.Header);
        HttpStack.AddHeaders(message.Headers);
        request.Sink?.Prepare(message);
        return message;
    }

    private static Uri? FollowedRedirect(ApiRequest request, Uri from, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is null)
            return null;
        if (request.Method != HttpMethod.Get || !request.FollowsRedirects)
            return null;
        return Uri.TryCreate(from, response.Headers.Location, out var to)
            && Uri.Compare(from, to, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0 ? to : null;
    }

    // Path and query of a redirect can repeat what was sent, including a password; the target server is enough.
    private static string? Origin(Uri from, Uri? location) =>
        location is not null && Uri.TryCreate(from, location, out var to) ? to.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : null;

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } wish)
            return null;
        // A date refers to the PBX's clock, which its Date header shows.
        var delay = wish.Delta ?? (wish.Date - (headers.Date ?? _clock.UtcNow));
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        AnswerText.ToUtf8(await ReadBytesAsync(response, cancellationToken).ConfigureAwait(false), response.Content.Headers);

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var length = response.Content.Headers.ContentLength;
        if (length == 0)
            return default;
        if (length > LargestBody)
            throw new BodyTooLargeException();
        using var ending = HttpStack.EndReadsOn(response, cancellationToken);
        using var stream = await HttpStack.OpenAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var buffer = new byte[length ?? 4096];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                if (filled == length)
                    return buffer;
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            var read = await HttpStack.ReadAsync(stream, buffer, filled, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, filled);
            filled += read;
            if (filled > LargestBody)
                throw new BodyTooLargeException();
        }
    }

    private TransportFailure Classify(Exception exception, Phase phase, TrackedContent? content, bool isTimeout, TimeSpan timeout)
    {
        var mayHaveArrived = phase == Phase.Reading || HttpStack.MayHaveArrived(exception, content);
        if (_closed.IsCancellationRequested)
            return new(PortSipFailure.NotConnected, "the connection has been closed", mayHaveArrived, IsTransient: false, exception);
        if (exception is BodyTooLargeException)
        {
            return new(
                PortSipFailure.InvalidResponse, $"the response is larger than {LargestBody / (1024 * 1024)} MiB", mayHaveArrived, IsTransient: false, exception);
        }
        if (exception is UnusableAnswerException)
            return new(PortSipFailure.InvalidResponse, exception.Message, mayHaveArrived, IsTransient: true, exception);
        var proxy = ProxyName;
        if (isTimeout)
        {
            var through = proxy is null ? "" : $" through the proxy {proxy}";
            return new(
                PortSipFailure.TimedOut, FormattableString.Invariant($"no complete response within {timeout.TotalSeconds:0.###} s{through}"), mayHaveArrived, IsTransient: true, exception);
        }
        if (exception.GetBaseException() is AuthenticationException && _certificates.LastRefusal is { } refusal)
        {
            return new(PortSipFailure.CertificateRejected, refusal.Describe(refusal.IsOfProxy ? $"the proxy {proxy}" : _root.Host), MayHaveArrived: false, IsTransient: false, exception)
            {
                Refusal = refusal,
            };
        }
        if (phase == Phase.Reading)
            return new(PortSipFailure.InvalidResponse, "the response was cut short", mayHaveArrived, IsTransient: true, exception);
        // Once the request has been sent, the point where the connection breaks doesn't matter.
        if (proxy is null || mayHaveArrived)
            return new(PortSipFailure.ConnectionFailed, Describe(exception), mayHaveArrived, IsTransient: true, exception);
        var trouble = ProxyProblem.Of(exception, proxy, ServerName);
        return new(PortSipFailure.ConnectionFailed, trouble.Reason, mayHaveArrived, IsTransient: true, exception) { Kind = trouble.Kind };
    }

    private string Describe(Exception exception) => $"{ServerName}: {exception.GetBaseException().Message.TrimEnd('.')}";

    private enum Phase
    {
        Sending,
        Reading,
    }

    private sealed class BodyTooLargeException : IOException;
}
