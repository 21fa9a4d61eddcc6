using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Client;

/// <summary>
/// Validates the PBX's certificate, per connection and never for the process: by the system's result,
/// or by the pinned thumbprints if there are any, or not at all if the check is skipped.
/// </summary>
internal sealed class CertificateCheck
{
    private readonly bool _isSkipped;
    private readonly Lazy<string?> _proxyHost;
    private readonly HashSet<string> _thumbprints;

    /// <param name="isSkipped">Accept every certificate.</param>
    /// <param name="thumbprints">SHA-256 or SHA-1 in hexadecimal digits; see <see cref="Normalize"/>.</param>
    /// <param name="proxyHost">Finds the host of a proxy that is reached over TLS and has its own certificate.</param>
    public CertificateCheck(bool isSkipped, IEnumerable<string> thumbprints, Func<string?>? proxyHost = null)
    {
        _isSkipped = isSkipped;
        _proxyHost = new Lazy<string?>(proxyHost ?? (static () => null));
        _thumbprints = new HashSet<string>(thumbprints.Select(Normalize), StringComparer.Ordinal);
    }

    /// <summary>Creates the check of a connection, for its PBX at this address.</summary>
    public static CertificateCheck For(PortSipHttpOptions options, Uri destination) =>
        new(options.SkipCertificateCheck, options.CertificateThumbprints, () => ProxyRoute.To(options, destination) is { Scheme: "https" } proxy ? proxy.IdnHost : null);

    /// <summary>The last certificate that was refused; null if none was.</summary>
    public CertificateRefusal? LastRefusal { get; private set; }

    /// <summary>Validates a certificate, for the runtime's callbacks.</summary>
    /// <param name="certificate">The certificate; null if none was presented.</param>
    /// <param name="errors">The system's result.</param>
    /// <param name="host">The host that the certificate should be for, if the runtime reports it.</param>
    public bool Accept(X509Certificate? certificate, SslPolicyErrors errors, string? host = null)
    {
        if (_isSkipped)
            return true;
        var isProxy = host is not null && string.Equals(host, _proxyHost.Value, StringComparison.OrdinalIgnoreCase);
        // The pins apply to the PBX: a proxy is trusted by the system's result, or if it is pinned as well.
        var isAccepted = (_thumbprints.Count == 0 || isProxy) && errors == SslPolicyErrors.None;
        isAccepted |= certificate is not null
            && (_thumbprints.Contains(ServerCertificate.ThumbprintOf<SHA256>(certificate)) || _thumbprints.Contains(ServerCertificate.ThumbprintOf<SHA1>(certificate)));
        if (!isAccepted)
            LastRefusal = Refusal(certificate is null ? null : ServerCertificate.Of(certificate), errors, isProxy);
        return isAccepted;
    }

    private CertificateRefusal Refusal(ServerCertificate? certificate, SslPolicyErrors errors, bool isProxy) =>
        new(Describe(certificate, errors), certificate, isProxy);

    /// <summary>A thumbprint in capital letters without separators.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it isn't 40 or 64 hexadecimal digits.</exception>
    public static string Normalize(string thumbprint)
    {
        // The Windows certificate dialog adds a direction mark to what is copied from it.
        var digits = new string([.. PastedText.Clean(thumbprint).Where(c => c is not (':' or ' ' or '-'))]).ToUpperInvariant();
        if (digits.Length is 40 or 64 && digits.All(IsHexadecimal))
            return digits;
        throw new PortSipException(
            PortSipFailure.ValidationFailed,
            $"'{thumbprint}' isn't a certificate thumbprint: 64 hexadecimal digits (SHA-256) or 40 (SHA-1), with or without colons or spaces.");
    }

    private static bool IsHexadecimal(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F');

    private string Describe(ServerCertificate? certificate, SslPolicyErrors errors) => this switch
    {
        { _thumbprints.Count: > 0 } => "it doesn't match the pinned thumbprint",
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => "the PBX presented no certificate",
        _ when certificate?.ExpiresAt < DateTimeOffset.UtcNow => "it has expired",
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "it was issued for another name",
        _ => "it isn't signed by an authority that this computer trusts; the PBX's own certificate is self-signed unless another was installed",
    };
}
