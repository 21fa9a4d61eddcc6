using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Client;

/// <summary>What identifies a server's certificate to people.</summary>
/// <param name="Subject">Whose it is.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="ExpiresAt">When it expires (local time).</param>
/// <param name="Thumbprint">SHA-256, in hexadecimal digits.</param>
internal sealed record ServerCertificate(string Subject, string Issuer, DateTimeOffset ExpiresAt, string Thumbprint)
{
    public static ServerCertificate Of(X509Certificate certificate)
    {
        // The base class shows its dates only as text in the current culture.
        using var own = new X509Certificate2(certificate);
        return new(own.Subject, own.Issuer, LocalTime.Of(new DateTimeOffset(own.NotAfter.ToUniversalTime())), ThumbprintOf<SHA256>(certificate));
    }

#pragma warning disable CA5350 // SHA-1 is what Windows shows as the thumbprint; it identifies a certificate here and signs nothing.
    public static string ThumbprintOf<THash>(X509Certificate certificate)
        where THash : HashAlgorithm
    {
        using HashAlgorithm hash = typeof(THash) == typeof(SHA1) ? SHA1.Create() : SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(certificate.GetRawCertData())).Replace("-", "", StringComparison.Ordinal);
    }
#pragma warning restore CA5350
}
