using System.Runtime.InteropServices;
#if !NET
using System.Security.Cryptography;
#endif

namespace PortSip.Client;

/// <summary>Identifies an event of a call within this process: 64 bits, which a few thousand events don't share by chance.</summary>
internal static class TextHash
{
#if NET
    // Thousands are computed per second. A call has few events, so half of the bits distinguish the calls, and half the texts of one call.
    public static long Of(string sessionId, ReadOnlySpan<byte> text) =>
        ((long)sessionId.GetHashCode(StringComparison.Ordinal) << 32) | (uint)string.GetHashCode(MemoryMarshal.Cast<byte, char>(text));
#else
    public static long Of(string _, ReadOnlySpan<byte> text)
    {
        using var algorithm = SHA256.Create();
        return MemoryMarshal.Read<long>(algorithm.ComputeHash(text.ToArray()));
    }
#endif
}
