using System.Net;

namespace PortSip.Client;

/// <summary>Addresses of this computer, where nothing is sent over the network: no encryption is needed, and no proxy is used.</summary>
internal static class Loopback
{
    /// <summary><c>localhost</c>, 127.0.0.0/8, <c>[::1]</c>, and IPv4 addresses written as IPv6 (<c>::ffff:127.0.0.1</c>).</summary>
    public static bool Is(Uri uri)
    {
        // A trailing dot only marks a complete name.
        var host = uri.DnsSafeHost.TrimEnd('.');
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }
}
