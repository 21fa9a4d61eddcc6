using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Client;

/// <summary>SHA-256 in hexadecimal digits.</summary>
internal static class TextDigest
{
    /// <summary>Of a text in UTF-8.</summary>
    public static string Of(string text) => Digits(hash => hash.ComputeHash(Encoding.UTF8.GetBytes(text)));

    /// <summary>Of the rest of a stream.</summary>
    public static string Of(Stream stream) => Digits(hash => hash.ComputeHash(stream));

    private static string Digits(Func<HashAlgorithm, byte[]> compute)
    {
        using var hash = SHA256.Create();
        return string.Concat(compute(hash).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
