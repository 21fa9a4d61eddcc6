using System.Globalization;
using System.Security.Cryptography;

namespace PortSip.Simulator;

/// <summary>Creates unguessable tokens and codes that are easy to find in logs.</summary>
internal static class Secrets
{
    public static string NewToken(string prefix) =>
        prefix + "." + Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    public static string NewCode()
    {
        var bytes = new byte[4];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(bytes);
        return (BitConverter.ToUInt32(bytes, 0) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
