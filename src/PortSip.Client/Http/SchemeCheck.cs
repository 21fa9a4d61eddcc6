using System.Net;
using System.Net.Sockets;

namespace PortSip.Client;

/// <summary>
/// Explains a first failure at an address if its scheme is the wrong one: https to a port that speaks plain http, or the reverse. Another
/// attempt doesn't help. Once the server has responded, its scheme is right.
/// </summary>
internal sealed class SchemeCheck
{
    private readonly bool _isAvailable;
    private readonly PortSipHttpOptions _options;
    private readonly Uri _server;

    private volatile bool _isRight;

    /// <param name="options">How to reach the server.</param>
    /// <param name="server">Its address, if it isn't the API's.</param>
    public SchemeCheck(PortSipHttpOptions options, Uri? server = null)
    {
        _options = options;
        _server = server ?? options.ApiUri;
        _isAvailable = options.Handler is null;
    }

    /// <summary>The server has responded.</summary>
    public void Confirm() => _isRight = true;

    /// <summary>The failure to report in place of one without a response; null if the scheme isn't known to be wrong.</summary>
    public async Task<TransportFailure?> ExplainAsync(TransportFailure failure, CancellationToken cancellationToken) =>
        failure.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.InvalidResponse && !IsUnreachable(failure.Exception)
            && await FindAsync(cancellationToken).ConfigureAwait(false) is { } kind
            ? failure with { Failure = PortSipFailure.ConnectionFailed, Reason = $"{Name}: {Describe(kind)}", Kind = kind, IsTransient = false }
            : null;

    /// <summary>The failure that a response means: web servers answer plain http at their https port with 400 and a page.</summary>
    public async Task<TransportFailure?> ExplainAsync(HttpStatusCode status, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (_isRight || status != HttpStatusCode.BadRequest)
            return null;
        if (!Provenance.IsForeign(status, body))
        {
            _isRight = true;
            return null;
        }
        return await FindAsync(cancellationToken).ConfigureAwait(false) is { } kind
            ? new(PortSipFailure.ConnectionFailed, $"{Name}: {Describe(kind)}", MayHaveArrived: false, IsTransient: false, new HttpRequestException(Describe(kind))) { Kind = kind }
            : null;
    }

    /// <summary>The mismatch, if the port speaks the other protocol; null if it doesn't, or if that can't be determined.</summary>
    public async Task<PortSipFailureReason?> FindAsync(CancellationToken cancellationToken)
    {
        // Behind a proxy, the port may not be reachable directly.
        if (_isRight || !_isAvailable || ProxyRoute.To(_options, _server) is not null)
            return null;
        var isSecure = _server.Scheme is "https" or "wss";
        return (isSecure, await PortProbe.AskAsync(_server, cancellationToken).ConfigureAwait(false)) switch
        {
            (true, PortProtocol.Http) => PortSipFailureReason.PlainHttpPort,
            (false, PortProtocol.Tls) => PortSipFailureReason.HttpsPort,
            _ => null,
        };
    }

    /// <summary>The mismatch in words.</summary>
    public static string Describe(PortSipFailureReason kind) =>
        kind == PortSipFailureReason.PlainHttpPort ? "this port speaks plain http, not https" : "this port speaks https, not plain http";

    /// <summary>Whether the connection wasn't made at all, so that there is nothing to ask.</summary>
    public static bool IsUnreachable(Exception exception) => exception.GetBaseException() is SocketException
    {
        SocketErrorCode: not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown),
    };

    private string Name => _server.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);
}
