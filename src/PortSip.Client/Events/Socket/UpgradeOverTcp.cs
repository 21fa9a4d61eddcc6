using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// Opens a connection and upgrades it to a WebSocket: on .NET Framework no HTTP client passes on an upgraded connection, and
/// ClientWebSocket validates certificates with a process-wide setting (design: TLS acts on one connection alone).
/// </summary>
internal static class UpgradeOverTcp
{
    private const int LargestHead = 16 * 1024;
    private const string SchemesHeader = "Proxy-Authenticate:";

    public static async Task<Stream> OpenAsync(Uri uri, IWebProxy? proxy, CertificateCheck certificates, CancellationToken cancellationToken)
    {
        var client = DirectConnection.NewClient();
        // On .NET Framework, none of the calls below observes the token; closing the connection ends them.
        using var closing = cancellationToken.Register(static client => ((TcpClient)client!).Close(), client);
        try
        {
            var stream = await ConnectAsync(client, uri, proxy).ConfigureAwait(false);
            if (uri.Scheme == "wss")
                stream = await SecureAsync(stream, uri, certificates).ConfigureAwait(false);
            await UpgradeAsync(stream, uri).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task<Stream> ConnectAsync(TcpClient client, Uri uri, IWebProxy? proxy)
    {
        var http = new UriBuilder(uri.Scheme == "wss" ? "https" : "http", UriHost.InUrl(uri), uri.Port).Uri;
        if (proxy is null || proxy.IsBypassed(http) || proxy.GetProxy(http) is not { } through || through == http)
        {
            await client.ConnectAsync(UriHost.Name(uri), uri.Port).ConfigureAwait(false);
            return client.GetStream();
        }
        await client.ConnectAsync(UriHost.Name(through), through.Port).ConfigureAwait(false);
        var stream = client.GetStream();
        var request = $"CONNECT {uri.Host}:{Port(uri)} HTTP/1.1\r\nHost: {uri.Host}:{Port(uri)}\r\n";
        if (proxy.Credentials?.GetCredential(through, "Basic") is { } credential)
            request += $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}"))}\r\n";
        var head = await SendAsync(stream, request + "\r\n").ConfigureAwait(false);
        return Status(head) == 200 ? stream : throw new ProxyRefusedException(Status(head), Schemes(head));
    }

    private static async Task<Stream> SecureAsync(Stream stream, Uri uri, CertificateCheck certificates)
    {
        var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, errors) => certificates.Accept(certificate, errors));
        // TLS 1.2 or later; the process-wide setting isn't changed.
        await secure.AuthenticateAsClientAsync(uri.DnsSafeHost, null, HttpStack.SecureProtocols, checkCertificateRevocation: false).ConfigureAwait(false);
        return secure;
    }

    private static async Task UpgradeAsync(Stream stream, Uri uri)
    {
        var key = new UpgradeKey();
        var head = await SendAsync(
            stream,
            $"GET {uri.PathAndQuery} HTTP/1.1\r\nHost: {uri.Host}:{Port(uri)}\r\nUser-Agent: {HttpStack.UserAgent}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key.Value}\r\n\r\n").ConfigureAwait(false);
        key.Check(Status(head), Header(head, "Sec-WebSocket-Accept"));
    }

    private static string Port(Uri uri) => uri.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a request head, and reads the response head to its last byte and no further: what follows belongs to the inner protocol.</summary>
    private static async Task<string[]> SendAsync(Stream stream, string request)
    {
        var bytes = Encoding.ASCII.GetBytes(request);
        await stream.WriteAsync(bytes, 0, bytes.Length).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
        var head = new StringBuilder();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (head.Length == LargestHead)
                throw new WebSocketException("the server's response isn't HTTP");
            if (await stream.ReadAsync(one, 0, 1).ConfigureAwait(false) == 0)
                throw new WebSocketException("the server closed the connection");
            head.Append((char)one[0]);
        }
        return head.ToString().Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool EndsHead(StringBuilder head)
    {
        var end = head.Length;
        return end >= 4 && head[end - 4] == '\r' && head[end - 3] == '\n' && head[end - 2] == '\r' && head[end - 1] == '\n';
    }

    private static int Status(string[] head) =>
        head.Length > 0 && head[0].Split(' ') is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    private static string[] Schemes(string[] head) =>
        [.. head.Where(line => line.StartsWith(SchemesHeader, StringComparison.OrdinalIgnoreCase)).Select(line => line.Substring(SchemesHeader.Length).Trim().Split(' ', ',')[0])];

    private static string? Header(string[] head, string name) =>
        Array.Find(head, line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?.Substring(name.Length + 1).Trim();
}
