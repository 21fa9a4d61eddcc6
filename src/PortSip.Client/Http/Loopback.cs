using System.Net;

namespace PortSip.Client;

/// <summary>Addresses of this machine itself, where nothing leaves it: no encryption is needed, and no proxy has anything to do there.</summary>
internal static class Loopback
{
    /// <summary><c>localhost</c>, 127.0.0.0/8, <c>[::1]</c>, and those of IPv4 written as IPv6 (<c>::ffff:127.0.0.1</c>).</summary>
    public static bool Is(Uri uri)
    {
        // A dot at the end only says that the name is whole.
        var host = uri.DnsSafeHost.TrimEnd('.');
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }
}
