using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace PortSip.Testing;

/// <summary>Certificates made at run time.</summary>
public static class TestCertificate
{
    /// <summary>Its SHA-256 thumbprint.</summary>
    public static string Thumbprint(X509Certificate2 certificate) => Convert.ToHexString(SHA256.HashData(certificate.RawData));

    /// <summary>A self-signed one, for the name and, unless it is another's, for loopback. Its subject can be called otherwise.</summary>
    public static X509Certificate2 SelfSigned(string name = "localhost", bool isForLoopback = true, string? subject = null)
    {
        Assert.SkipWhen(MonoRuntime.IsRunning, "Mono can't make certificates.");
        return Made(name, isForLoopback, subject);
    }

    // Apart, since the types that mono lacks would already fail a method that mentions them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static X509Certificate2 Made(string name, bool isForLoopback, string? subject)
    {
        using var key = RSA.Create(2048);
        var called = new X500DistinguishedName($"CN=\"{(subject ?? name).Replace("\"", "\"\"")}\"");
        var request = new CertificateRequest(called, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (isForLoopback)
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = certificate.Export(X509ContentType.Pkcs12);
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadPkcs12(file, password: null);
#else
        return new X509Certificate2(file);
#endif
    }
}
