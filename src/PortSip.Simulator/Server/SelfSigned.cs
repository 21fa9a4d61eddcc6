using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Simulator;

/// <summary>Makes certificates that are signed by their own key.</summary>
internal static class SelfSigned
{
    private const string OtherName = "pbx.example.com";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static X509Certificate2 Make(SimulatorCertificate kind)
    {
        using var key = RSA.Create();
        key.KeySize = 2048;
        var name = kind == SimulatorCertificate.WrongName ? OtherName : "localhost";
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (kind != SimulatorCertificate.WrongName)
        {
            names.AddIpAddress(IPAddress.Loopback);
            names.AddIpAddress(IPAddress.IPv6Loopback);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        // By the computer's clock, which also decides whether clients find it expired.
        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddDays(-60), now.AddDays(kind == SimulatorCertificate.Expired ? -30 : 365));
        // The key of a new certificate exists only in memory, which Windows can't use for TLS. It can use an imported one, and forgets it with the certificate.
        return new X509Certificate2(made.Export(X509ContentType.Pfx));
    }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public static string Thumbprint(X509Certificate2 certificate)
    {
        using var sha = SHA256.Create();
        return string.Concat(Hash(sha, certificate.RawData).Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));
    }

    private static byte[] Hash(HashAlgorithm algorithm, byte[] data) => algorithm.ComputeHash(data);
}
