using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PortSip.Client;

/// <summary>
/// Determines what a port speaks, from the first bytes that it returns to the start of a TLS handshake. No HTTP request is sent: an HTTP
/// server rejects the handshake before its application sees anything. The message of a failed handshake doesn't show it reliably:
/// its words depend on the runtime and, on .NET Framework, on the language.
/// </summary>
internal static class PortProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<PortProtocol> AskAsync(Uri server, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        using var client = DirectConnection.NewClient();
        // Some of the calls below don't observe a token; closing the connection ends them.
        using var closing = bound.Token.Register(static client => ((TcpClient)client!).Close(), client);
        FirstBytesStream? stream = null;
        try
        {
            await client.ConnectAsync(UriHost.Name(server), server.Port).ConfigureAwait(false);
            stream = new FirstBytesStream(client.GetStream());
            // Nothing is sent over it, so the certificate doesn't matter here.
            var certificates = new CertificateCheck(isSkipped: true, []);
            using var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, errors) => certificates.Accept(certificate, errors));
            await secure.AuthenticateAsClientAsync(server.DnsSafeHost, null, HttpStack.SecureProtocols, checkCertificateRevocation: false).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        return Recognize(stream?.First ?? []);
    }

    /// <summary>The protocol by the first bytes that a port returned to the start of a TLS handshake.</summary>
    public static PortProtocol Recognize(IReadOnlyList<byte> first) => first switch
    {
        // A record of TLS: a handshake or an alert, version 3.x.
        [0x15 or 0x16, 3, ..] => PortProtocol.Tls,
        [(byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/'] => PortProtocol.Http,
        _ => PortProtocol.Unknown,
    };
}
