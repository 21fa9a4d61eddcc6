#if !NET
using System.Net;
using System.Net.Sockets;

namespace PortSip.Client;

/// <summary>Whether no connection was made, as .NET Framework reports it: nothing was sent then, neither to the PBX nor to a proxy.</summary>
internal static class ConnectFailure
{
    public static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is WebException web)
            {
                return web.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure;
            }
            if (e is SocketException socket)
            {
                return socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                    or SocketError.HostUnreachable or SocketError.NetworkUnreachable;
            }
        }
        return false;
    }
}
#endif
