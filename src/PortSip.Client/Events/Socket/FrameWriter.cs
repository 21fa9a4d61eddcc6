using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;

namespace PortSip.Client;

/// <summary>Sends a client's frames (RFC 6455, section 5): whole, masked, one at a time.</summary>
internal sealed class FrameWriter(Stream stream) : IDisposable
{
    private const int MaskLength = 4;
    private const byte IsLast = 0x80;
    private const byte IsMasked = 0x80;

    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Sends a frame. A canceled send leaves half a frame: the stream is unusable then.</summary>
    public async Task SendAsync(FrameKind kind, byte[] payload, CancellationToken cancellationToken)
    {
        var frame = Frame(kind, payload);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await stream.WriteAsync(frame, 0, frame.Length, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _random.Dispose();

    private byte[] Frame(FrameKind kind, byte[] payload)
    {
        var header = payload.Length switch
        {
            <= 125 => 2,
            <= ushort.MaxValue => 4,
            _ => 10,
        };
        var frame = new byte[header + MaskLength + payload.Length];
        frame[0] = (byte)(IsLast | (byte)kind);
        frame[1] = (byte)(IsMasked | header switch { 2 => payload.Length, 4 => 126, _ => 127 });
        if (header == 4)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        else if (header == 10)
            BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), payload.Length);
        var mask = new byte[MaskLength];
        _random.GetBytes(mask);
        mask.CopyTo(frame, header);
        for (var i = 0; i < payload.Length; i++)
            frame[header + MaskLength + i] = (byte)(payload[i] ^ mask[i % MaskLength]);
        return frame;
    }
}
