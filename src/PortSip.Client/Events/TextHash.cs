using System.Runtime.InteropServices;
#if !NET
using System.Security.Cryptography;
#endif

namespace PortSip.Client;

/// <summary>Identifies a text within this process: 64 bits, which a few thousand texts don't share by chance.</summary>
internal static class TextHash
{
#if NET
    // Thousands are computed per second. It combines two unrelated functions of the runtime, each with its own key.
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
