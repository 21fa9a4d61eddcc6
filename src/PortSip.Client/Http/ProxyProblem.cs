using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace PortSip.Client;

/// <summary>
/// Describes a failed connection through a proxy. The problem is at the proxy or behind it, so the text names the proxy.
/// The runtime's own text is omitted if it quotes the proxy's address, which can contain a password.
/// </summary>
/// <param name="Reason">What happened, in words.</param>
/// <param name="Kind">Which of the two situations it is.</param>
internal sealed record ProxyProblem(string Reason, PortSipFailureReason Kind)
{
    /// <param name="exception">The exception of the HTTP stack.</param>
    /// <param name="proxy">Host and port of the proxy.</param>
    /// <param name="target">The address to reach through the proxy.</param>
    public static ProxyProblem Of(Exception exception, string proxy, string target)
    {
        if (exception is ProxyRefusedException { UnsupportedSchemes: [_, ..] schemes })
            return new($"the proxy {proxy} requires {string.Join(" or ", schemes)} authentication, and the event socket supports only Basic on .NET Framework", PortSipFailureReason.ProxyFailed);
        if (StatusOf(exception) is { } status)
        {
            return status == (int)HttpStatusCode.ProxyAuthenticationRequired
                ? new(FormattableString.Invariant($"the proxy {proxy} requires a user name and a password ({status})"), PortSipFailureReason.ProxyCredentialRequired)
                : new(FormattableString.Invariant($"the proxy {proxy} refused to connect to {target} ({status})"), PortSipFailureReason.ProxyFailed);
        }
        var reason = Secrets.MaskUserInfo(exception.GetBaseException().Message).TrimEnd('.');
        return IsSecured(exception)
            ? new($"no secure connection to {target} could be made through the proxy {proxy}: {reason}", PortSipFailureReason.ProxyFailed)
            : new($"the proxy {proxy} could not be reached, or closed the connection: {reason}", PortSipFailureReason.ProxyFailed);
    }

#if NET
    /// <summary>Whether the connection couldn't be made, as opposed to a failure of what was sent over it.</summary>
    public static bool IsConnecting(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError or HttpRequestError.SecureConnectionError
    };

    private static bool IsSecured(Exception exception) => exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };

    private static bool IsTunnel(Exception exception) => exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError };
#else
    /// <summary>Whether the connection couldn't be made, as opposed to a failure of what was sent over it.</summary>
    public static bool IsConnecting(Exception exception) => exception is ProxyRefusedException or System.Net.Sockets.SocketException || ConnectFailure.Is(exception) || IsSecured(exception);

    private static bool IsSecured(Exception exception) => exception.GetBaseException() is System.Security.Authentication.AuthenticationException;

    private static bool IsTunnel(Exception exception) => false;
#endif

    private static int? StatusOf(Exception exception)
    {
        if (exception is ProxyRefusedException refused)
            return refused.Status;
        if (!IsTunnel(exception))
            return null;
        // The runtime reports it only in the message, which is never translated.
        var status = Regex.Match(exception.Message, "'(?<status>[1-9][0-9][0-9])'", RegexOptions.CultureInvariant).Groups["status"];
        return status.Success ? int.Parse(status.Value, CultureInfo.InvariantCulture) : null;
    }
}
