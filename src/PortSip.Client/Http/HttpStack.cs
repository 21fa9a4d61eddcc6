using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace PortSip.Client;

/// <summary>The runtime's HTTP client, set up for one PBX. Here the two runtimes differ; nowhere above.</summary>
internal static class HttpStack
{
    // Above the largest -ThrottleLimit of what doesn't wait for people, so that the connection limit never is what paces a batch.
    private const int ConnectionsPerServer = 256;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    // The name is missing from the reference assemblies of .NET Framework.
    private const int Tls13 = 12288;

    public static string UserAgent { get; } = $"PortSipCallControl/{typeof(HttpStack).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>TLS 1.2, and 1.3 where the runtime knows it: .NET Framework 4.7.2 refuses what it doesn't.</summary>
    public static SslProtocols SecureProtocols { get; } =
        SslProtocols.Tls12 | (Enum.IsDefined(typeof(SslProtocols), Tls13) ? (SslProtocols)Tls13 : SslProtocols.None);

    public static HttpClient Create(PortSipHttpOptions options, CertificateCheck certificates)
    {
        // The request path has its own time-outs, and follows redirects by its own rules.
        var client = new HttpClient(options.Handler ?? CreateHandler(options, options.ApiUri, certificates), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }

#if NET
    /// <summary>An empty content, which keeps the stack from resending the GET; null where the platform refuses one.</summary>
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
#else
    public static TrackedContent? ContentOfGet() => null;

    public static bool MayHaveArrived(Exception exception, TrackedContent? content)
    {
        // An empty content is never asked for here, so that it tells nothing.
        if (content is { IsEmpty: false, SendingBegan: false })
            return false;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is WebException web)
            {
                return web.Status is not (WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure);
            }
        }
        return true;
    }

    private static HttpClientHandler CreateHandler(PortSipHttpOptions options, Uri destination, CertificateCheck certificates)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = ConnectionsPerServer,
            // 5.1's default may still be TLS 1.0; the process-wide setting is left alone.
            SslProtocols = SecureProtocols,
            ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => certificates.Accept(certificate, errors),
            UseProxy = ProxyRoute.UsesProxies(options, destination),
            DefaultProxyCredentials = options.Proxy is null ? CredentialCache.DefaultCredentials : null,
        };
        if (options.Proxy is not null)
            handler.Proxy = options.Proxy;
        // As the handler above by itself, for this endpoint alone.
        var endpoint = ServicePointManager.FindServicePoint(destination);
        endpoint.UseNagleAlgorithm = false;
        endpoint.ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        return handler;
    }
#endif
}
