using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PortSip.Simulator;

/// <summary>One TLS connection, and the plain one that it is passed on to.</summary>
internal sealed class RelayedConnection(Socket client) : IDisposable
{
    private const int BufferSize = 32 * 1024;

#if NET
    private const SslProtocols Protocols = SslProtocols.None; // The system's choice
#else
    private const SslProtocols Protocols = SslProtocols.Tls12; // None depends on a switch of the process.
#endif

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Passes bytes on until the server ends, or either side is cut off. Never throws: a failure here is a lost client, or one that doesn't trust the certificate.</summary>
    public async Task RunAsync(X509Certificate2 certificate, int port)
    {
        try
        {
            client.NoDelay = true;
            _server.NoDelay = true;
            using var secure = new SslStream(new NetworkStream(client), leaveInnerStreamOpen: false);
            await secure.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, Protocols, checkCertificateRevocation: false).ConfigureAwait(false);
            await _server.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
            using var plain = new NetworkStream(_server);
            var requests = PassOnAsync(secure, plain);
            var responses = PassOnAsync(plain, secure);
            // A client that has sent everything may still wait for a response.
            if (await Task.WhenAny(requests, responses).ConfigureAwait(false) == requests && await requests.ConfigureAwait(false))
                _server.Shutdown(SocketShutdown.Send);
            if (await responses.ConfigureAwait(false))
                await secure.ShutdownAsync().ConfigureAwait(false);
            Dispose();
            await requests.ConfigureAwait(false);
        }
        catch (Exception error) when (IsLoss(error))
        {
            Abort();
        }
    }

    /// <summary>Cuts both connections, so that neither side takes what it has received for complete.</summary>
    public void Abort()
    {
        Cut(client);
        Cut(_server);
    }

    /// <summary>Ends both connections; what was sent still arrives.</summary>
    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    /// <returns>Whether everything was passed on; otherwise, both connections were cut.</returns>
    private async Task<bool> PassOnAsync(Stream from, Stream to)
    {
        var buffer = new byte[BufferSize];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
                await to.WriteAsync(buffer, 0, count).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (IsLoss(error))
        {
            Abort();
            return false;
        }
    }

    private static void Cut(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception error) when (IsLoss(error))
        {
            // It has ended already.
        }
        socket.Dispose();
    }

    private static bool IsLoss(Exception error) =>
        // ExternalException is the base of SocketException, and of what Windows reports of TLS.
        error is IOException or ExternalException or ObjectDisposedException or InvalidOperationException or AuthenticationException;
}
