using System.Net.Sockets;

namespace PortSip.Client;

/// <summary>A TCP connection without an HTTP stack.</summary>
internal static class DirectConnection
{
    // On .NET Framework, it is created for IPv4 alone by default.
    public static TcpClient NewClient()
    {
        if (!Socket.OSSupportsIPv6)
            return new TcpClient { NoDelay = true };
        var client = new TcpClient(AddressFamily.InterNetworkV6) { NoDelay = true };
        client.Client.DualMode = true;
        return client;
    }
}
