using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PortSip.Client;

/// <summary>The checks below HTTP: name, TCP, TLS. Through a proxy, the proxy is what can be reached directly.</summary>
internal sealed class NetworkChecks(PortSipConnectionOptions options)
{
    private readonly Uri? _proxy = ProxyRoute.To(options, options.ApiUri);

    private Uri Target => _proxy ?? options.ApiUri;

    private string TargetName => _proxy is null ? UriHost.Name(Target) : $"the proxy {ProxyRoute.NameOf(_proxy)}";

    public async Task<Finding> ResolveAsync(CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(Target.DnsSafeHost, out _))
            return new Finding($"{Target.DnsSafeHost} is an IP address.");
        try
        {
#if NET
            var addresses = await Dns.GetHostAddressesAsync(UriHost.Name(Target), cancellationToken).ConfigureAwait(false);
#else
            var addresses = await Dns.GetHostAddressesAsync(UriHost.Name(Target)).WaitAsync(cancellationToken).ConfigureAwait(false);
#endif
            return new Finding($"{TargetName}: {string.Join(", ", addresses.Select(address => address.ToString()))}");
        }
        catch (SocketException e)
        {
            throw Failed($"Could not resolve the name {UriHost.Name(Target)}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    public async Task<Finding> ConnectAsync(CancellationToken cancellationToken)
    {
        using var client = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return new Finding($"{TargetName} accepts connections on port {Target.Port.ToString(CultureInfo.InvariantCulture)}.");
    }

    public async Task<Finding> SecureAsync(CancellationToken cancellationToken)
    {
        if (options.ApiUri.Scheme != "https")
            return Finding.Skipped("The address is plain http: passwords and tokens are sent unencrypted.");
        if (_proxy is not null)
            return Finding.Skipped($"The connection is made through {TargetName}; the check Api includes TLS.");
        var certificates = CertificateCheck.For(options, options.ApiUri);
        ServerCertificate? presented = null;
        using var client = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using var closing = cancellationToken.Register(static client => ((TcpClient)client!).Close(), client);
        using var stream = new FirstBytesStream(client.GetStream());
        using var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, errors) =>
        {
            presented = certificate is null ? null : ServerCertificate.Of(certificate);
            return certificates.Accept(certificate, errors);
        });
        try
        {
            await secure.AuthenticateAsClientAsync(Target.DnsSafeHost, null, HttpStack.SecureProtocols, checkCertificateRevocation: false).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw certificates.LastRefusal is { } refusal
                ? refusal.ToException("make a secure connection", refusal.Describe(options.ApiUri.Host), e)
                : PortProbe.Recognize(stream.First) == PortProtocol.Http ? PlainHttp(e) : Failed($"Could not make a secure connection: {e.GetBaseException().Message.TrimEnd('.')}.", e);
        }
        var words = options.SkipCertificateCheck ? "isn't verified" : options.CertificateThumbprints.Count > 0 ? "is pinned" : "is trusted";
        return new Finding($"{secure.SslProtocol}; the certificate {words}: {presented?.Subject}, expires {LocalTime.Text(presented?.ExpiresAt, "yyyy-MM-dd")}.") { Certificate = presented };
    }

    private async Task<TcpClient> OpenAsync(CancellationToken cancellationToken)
    {
        var client = DirectConnection.NewClient();
        using var closing = cancellationToken.Register(static client => ((TcpClient)client!).Close(), client);
        try
        {
            await client.ConnectAsync(UriHost.Name(Target), Target.Port).ConfigureAwait(false);
            return client;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            throw new OperationCanceledException(cancellationToken);
        }
        catch (SocketException e)
        {
            client.Dispose();
            throw Failed($"Could not connect to {TargetName}, port {Target.Port.ToString(CultureInfo.InvariantCulture)}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static PortSipException PlainHttp(Exception exception) =>
        new(PortSipFailure.ConnectionFailed, $"Could not make a secure connection: {SchemeCheck.Describe(PortSipFailureReason.PlainHttpPort)}.", exception)
        {
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.PlainHttpPort,
        };

    private PortSipException Failed(string message, Exception exception) =>
        new(PortSipFailure.ConnectionFailed, message, exception) { IsSafeToRetry = true, Reason = _proxy is null ? PortSipFailureReason.None : PortSipFailureReason.ProxyFailed };
}
