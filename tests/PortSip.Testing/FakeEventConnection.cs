using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Testing;

/// <summary>One connection, from the PBX's side.</summary>
public sealed class FakeEventConnection : IDisposable
{
    public const byte Text = 1;
    public const byte Binary = 2;
    public const byte Close = 8;
    public const byte Ping = 9;
    public const byte Pong = 10;

    private readonly TcpClient _client;
    private readonly HashSet<uint> _masks = [];
    private readonly NetworkStream _stream;

    private FakeEventConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    /// <summary>The head of the request.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Whether every frame so far was masked, and no two by the same key.</summary>
    public bool IsMaskedWell { get; private set; } = true;

    public static async Task<FakeEventConnection> AcceptAsync(TcpClient client)
    {
        var wire = new FakeEventConnection(client);
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)(await wire.ReadAsync(1))[0]);
        wire.Head = head.ToString();
        return wire;
    }

    /// <summary>What proves that the server knows the protocol.</summary>
    public string Accept
    {
        get
        {
            var key = Head.Split("\r\n").Single(l => l.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
#pragma warning disable CA5350 // The protocol asks for SHA-1.
            return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        }
    }

    /// <summary>Opens the WebSocket, with whatever is sent in the same breath.</summary>
    public Task UpgradeAsync(params byte[][] frames) =>
        WriteAsync([.. Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept}\r\n\r\n"), .. frames.SelectMany(f => f)]);

    public Task SendAsync(string text) => WriteAsync(Frame(Text, Encoding.UTF8.GetBytes(text)));

    public async Task WriteAsync(params byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>A whole frame as a server sends it.</summary>
    public static byte[] Frame(byte kind, params byte[] payload) => [.. Header((byte)(0x80 | kind), payload.Length), .. payload];

    /// <summary>The beginning of a frame that announces so many bytes.</summary>
    public static byte[] Header(byte first, long length)
    {
        if (length <= 125)
            return [first, (byte)length];
        var header = new byte[length <= ushort.MaxValue ? 4 : 10];
        header[0] = first;
        header[1] = (byte)(header.Length == 4 ? 126 : 127);
        if (header.Length == 4)
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)length);
        else
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(2), length);
        return header;
    }

    /// <summary>The payload of the next text; pings and pongs between are left out.</summary>
    public async Task<string> ReceiveAsync()
    {
        while (true)
        {
            var (kind, payload) = await ReceiveFrameAsync();
            if (kind == Text)
                return Encoding.UTF8.GetString(payload);
        }
    }

    /// <summary>The next frame.</summary>
    public async Task<(byte Kind, byte[] Payload)> ReceiveFrameAsync()
    {
        var header = await ReadAsync(2);
        var length = (header[1] & 0x7F) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(await ReadAsync(8)),
            var small => small,
        };
        var mask = await ReadAsync(4);
        IsMaskedWell &= (header[1] & 0x80) != 0 && _masks.Add(BinaryPrimitives.ReadUInt32BigEndian(mask));
        var payload = await ReadAsync((int)length);
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= mask[i % 4];
        return ((byte)(header[0] & 0x0F), payload);
    }

    /// <summary>Sends nothing more, not even a close frame.</summary>
    public void HalfClose() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Until the client has closed the connection.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            while ((await ReadAsync(1)).Length > 0)
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Closed or reset.
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]> ReadAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, patience.Token);
        return bytes;
    }
}
