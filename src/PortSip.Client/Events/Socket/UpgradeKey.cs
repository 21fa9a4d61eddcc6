using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Client;

/// <summary>The nonce of a WebSocket handshake, and the server's proof that it knows the protocol (RFC 6455, section 1.3).</summary>
internal sealed class UpgradeKey
{
    private const string AcceptSalt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public UpgradeKey()
    {
        var nonce = new byte[16];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(nonce);
        Value = Convert.ToBase64String(nonce);
    }

    /// <summary>The value of <c>Sec-WebSocket-Key</c>.</summary>
    public string Value { get; }

    /// <summary>Checks a server's response.</summary>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="accept">Its <c>Sec-WebSocket-Accept</c>.</param>
    /// <exception cref="WebSocketException">The response isn't a WebSocket handshake.</exception>
    public void Check(int status, string? accept)
    {
        if (status != 101)
            throw new WebSocketException($"the server answered with status {status} instead of opening a WebSocket");
        if (accept?.Trim() != Accept)
            throw new WebSocketException("the server's response isn't a WebSocket handshake");
    }

    private string Accept
    {
#pragma warning disable CA5350, CA1850 // The protocol requires SHA-1, not for protection; .NET Framework has no HashData.
        get
        {
            using HashAlgorithm hash = SHA1.Create();
            return Convert.ToBase64String(hash.ComputeHash(Encoding.ASCII.GetBytes(Value + AcceptSalt)));
        }
#pragma warning restore CA5350, CA1850
    }
}
