using System.Runtime.InteropServices;
#if !NET
using System.Security.Cryptography;
#endif

namespace PortSip.Client;

/// <summary>What a text is known again by, in this process: 64 bits, of which no two of some thousands of texts share all by chance.</summary>
internal static class TextHash
{
#if NET
    // Thousands a second are looked at. Two functions of the runtime that have nothing in common, each with a key of its own.
    public static long Of(ReadOnlySpan<byte> text)
    {
        var first = new HashCode();
        first.AddBytes(text);
        return ((long)first.ToHashCode() << 32) | (uint)string.GetHashCode(MemoryMarshal.Cast<byte, char>(text));
    }
#else
    public static long Of(ReadOnlySpan<byte> text)
    {
        using var algorithm = SHA256.Create();
        return MemoryMarshal.Read<long>(algorithm.ComputeHash(text.ToArray()));
    }
#endif
}
