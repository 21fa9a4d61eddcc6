using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;

namespace PortSip.Client;

/// <summary>The runtime's HTTP stack, configured for one PBX. The two runtimes differ here, and nowhere above.</summary>
internal static class HttpStack
{
    // Above the largest -ThrottleLimit of commands that don't wait for people, so that the connection limit never limits a batch.
    private const int ConnectionsPerServer = 256;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    // The name is missing from the reference assemblies of .NET Framework.
    private const int Tls13 = 12288;

    public static string UserAgent { get; } = $"PortSipCallControl/{typeof(HttpStack).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>TLS 1.2, and 1.3 if the runtime supports it: .NET Framework 4.7.2 rejects values that it doesn't know.</summary>
    public static SslProtocols SecureProtocols { get; } =
        SslProtocols.Tls12 | (Enum.IsDefined(typeof(SslProtocols), Tls13) ? (SslProtocols)Tls13 : SslProtocols.None);

    /// <summary>An invoker, not a client: the request pipeline has its own time-outs, headers and redirect rules, and a client's cost a tenth of a request.</summary>
    public static HttpMessageInvoker Create(PortSipHttpOptions options, CertificateCheck certificates) =>
        new(options.Handler ?? CreateHandler(options, options.ApiUri, certificates), disposeHandler: true);

    /// <summary>Adds the headers of every request.</summary>
    public static void AddHeaders(HttpRequestHeaders headers)
    {
        headers.TryAddWithoutValidation("User-Agent", UserAgent);
        headers.TryAddWithoutValidation("Accept", "application/json");
        DontExpectContinue(headers);
    }

#if NET
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken) => content.ReadAsStreamAsync(cancellationToken);

    /// <summary>Reads what follows the filled part of the buffer.</summary>
    public static ValueTask<int> ReadAsync(Stream stream, byte[] buffer, int filled, CancellationToken cancellationToken) => stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);

    /// <summary>
    /// What ends a read when the token is canceled: here the stream does. The response must be left alone until then, because its connection
    /// could serve another request while it is still read.
    /// </summary>
    public static IDisposable? EndReadsOn(HttpResponseMessage response, CancellationToken cancellationToken) => null;

    /// <summary>An empty content, which keeps the stack from resending the GET; null if the platform doesn't allow one.</summary>
    public static TrackedContent? ContentOfGet() => new([], contentType: null);

    /// <summary>Whether an attempt that failed with this exception may have reached the PBX.</summary>
    public static bool MayHaveArrived(Exception exception, TrackedContent? content) => content is null || content.SendingBegan;

    public static SocketsHttpHandler CreateHandler(PortSipHttpOptions options, Uri destination, CertificateCheck certificates)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = ConnectionsPerServer,
            PooledConnectionLifetime = ConnectionLifetime,
            DefaultProxyCredentials = options.Proxy is null ? CredentialCache.DefaultCredentials : null,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (stream, certificate, _, errors) => certificates.Accept(certificate, errors, (stream as SslStream)?.TargetHostName),
            },
            UseProxy = ProxyRoute.UsesProxies(options, destination),
        };
        if (options.Proxy is not null)
            handler.Proxy = options.Proxy;
        return handler;
    }

    // That is the default.
    private static void DontExpectContinue(HttpRequestHeaders _)
    {
    }
#else
    // Neither observes the token while it reads.
    public static Task<Stream> OpenAsync(HttpContent content, CancellationToken _) => content.ReadAsStreamAsync();

    public static Task<int> ReadAsync(Stream stream, byte[] buffer, int filled, CancellationToken cancellationToken) => stream.ReadAsync(buffer, filled, buffer.Length - filled, cancellationToken);

    // Closing the stream ends the read.
    public static IDisposable? EndReadsOn(HttpResponseMessage response, CancellationToken cancellationToken) =>
        cancellationToken.Register(static response => ((HttpResponseMessage)response!).Dispose(), response);

    private static void DontExpectContinue(HttpRequestHeaders headers) => headers.ExpectContinue = false;

    public static TrackedContent? ContentOfGet() => null;

    // The empty content is never read here, so it proves nothing.
    public static bool MayHaveArrived(Exception exception, TrackedContent? content) =>
        content is not { IsEmpty: false, SendingBegan: false } && !ConnectFailure.Is(exception);

    private static HttpClientHandler CreateHandler(PortSipHttpOptions options, Uri destination, CertificateCheck certificates)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = ConnectionsPerServer,
            // The default of Windows PowerShell 5.1 may still be TLS 1.0; the process-wide setting isn't changed.
            SslProtocols = SecureProtocols,
            ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => certificates.Accept(certificate, errors),
            UseProxy = ProxyRoute.UsesProxies(options, destination),
            DefaultProxyCredentials = options.Proxy is null ? CredentialCache.DefaultCredentials : null,
        };
        if (options.Proxy is not null)
            handler.Proxy = options.Proxy;
        // As the handler above by itself, for this endpoint alone: through a proxy, it is the proxy's.
        var endpoint = ServicePointManager.FindServicePoint(destination, ProxyRoute.Of(options, destination));
        endpoint.ConnectionLimit = Math.Max(endpoint.ConnectionLimit, ConnectionsPerServer);
        endpoint.UseNagleAlgorithm = false;
        endpoint.ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        return handler;
    }
#endif
}
