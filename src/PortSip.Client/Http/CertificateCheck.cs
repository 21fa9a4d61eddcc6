using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Client;

/// <summary>
/// Decides on the PBX's certificate, for one connection and never for the process: the system's verdict,
/// or the pinned thumbprints where some are given, or everything where the check is skipped.
/// </summary>
internal sealed class CertificateCheck
{
    private readonly bool _isSkipped;
    private readonly Lazy<string?> _proxyHost;
    private readonly HashSet<string> _thumbprints;

    /// <param name="isSkipped">Accept every certificate.</param>
    /// <param name="thumbprints">SHA-256 or SHA-1, in hexadecimal digits; see <see cref="Normalize"/>.</param>
    /// <param name="proxyHost">Finds the host of a proxy that is reached with TLS, whose certificate is another than the PBX's.</param>
    public CertificateCheck(bool isSkipped, IEnumerable<string> thumbprints, Func<string?>? proxyHost = null)
    {
        _isSkipped = isSkipped;
        _proxyHost = new Lazy<string?>(proxyHost ?? (static () => null));
        _thumbprints = new HashSet<string>(thumbprints.Select(Normalize), StringComparer.Ordinal);
    }

    /// <summary>The check of a connection, for its PBX at this address.</summary>
    public static CertificateCheck For(PortSipHttpOptions options, Uri destination) =>
        new(options.SkipCertificateCheck, options.CertificateThumbprints, () => ProxyRoute.To(options, destination) is { Scheme: "https" } proxy ? proxy.IdnHost : null);

    /// <summary>Why the last certificate was refused, in words, or null where none was.</summary>
    public string? LastRefusal { get; private set; }

    /// <summary>Whether the last refused certificate was the proxy's.</summary>
    public bool IsLastRefusalOfProxy { get; private set; }

    /// <summary>The verdict, for the runtime's callbacks.</summary>
    /// <param name="certificate">The certificate, or null where none was presented.</param>
    /// <param name="errors">The system's verdict.</param>
    /// <param name="host">Whose it should be, where the runtime tells.</param>
    public bool Accept(X509Certificate? certificate, SslPolicyErrors errors, string? host = null)
    {
        if (_isSkipped)
            return true;
        var thumbprint = certificate is null ? null : Thumbprint<SHA256>(certificate);
        var isProxy = host is not null && string.Equals(host, _proxyHost.Value, StringComparison.OrdinalIgnoreCase);
        // The pins are the PBX's: a proxy is believed as everybody else is, or when it is pinned as well.
        var isAccepted = (_thumbprints.Count == 0 || isProxy) && errors == SslPolicyErrors.None;
        isAccepted |= thumbprint is not null && (_thumbprints.Contains(thumbprint) || _thumbprints.Contains(Thumbprint<SHA1>(certificate!)));
        if (!isAccepted)
        {
            LastRefusal = $"{Describe(errors)} (subject {certificate?.Subject ?? "none"}, SHA-256 thumbprint {thumbprint ?? "none"})";
            IsLastRefusalOfProxy = isProxy;
        }
        return isAccepted;
    }

    /// <summary>A thumbprint in capitals without separators.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it isn't 40 or 64 hexadecimal digits.</exception>
    public static string Normalize(string thumbprint)
    {
        // Windows' own certificate window puts a mark of direction before what is copied from it.
        var digits = new string([.. PastedText.Clean(thumbprint).Where(c => c is not (':' or ' ' or '-'))]).ToUpperInvariant();
        if (digits.Length is 40 or 64 && digits.All(IsHexadecimal))
            return digits;
        throw new PortSipException(
            PortSipFailure.ValidationFailed,
            $"'{thumbprint}' isn't a certificate thumbprint: 64 hexadecimal digits (SHA-256) or 40 (SHA-1), with or without colons or spaces.");
    }

    private static bool IsHexadecimal(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F');

    private string Describe(SslPolicyErrors errors) => this switch
    {
        { _thumbprints.Count: > 0 } => "it doesn't match the pinned thumbprint",
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => "the PBX presented no certificate",
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "it was issued for another name",
        _ => "it isn't signed by an authority that this computer trusts; the PBX's own certificate is self-signed unless another was installed",
    };

#pragma warning disable CA5350 // SHA-1 is what Windows shows as the thumbprint; it pins here, it signs nothing.
    private static string Thumbprint<THash>(X509Certificate certificate)
        where THash : HashAlgorithm
    {
        using HashAlgorithm hash = typeof(THash) == typeof(SHA1) ? SHA1.Create() : SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(certificate.GetRawCertData())).Replace("-", "", StringComparison.Ordinal);
    }
#pragma warning restore CA5350
}
