using System.Buffers.Binary;
using System.Net.WebSockets;

namespace PortSip.Client;

/// <summary>What the bytes from the PBX form.</summary>
internal enum FrameEvent
{
    /// <summary>More bytes are needed.</summary>
    None,

    /// <summary>A message is complete.</summary>
    Message,

    /// <summary>A message was too large to keep. It is complete, and its content was discarded.</summary>
    OversizedMessage,

    /// <summary>A ping.</summary>
    Ping,

    /// <summary>A pong.</summary>
    Pong,

    /// <summary>The PBX closes the socket.</summary>
    Close,
}

/// <summary>
/// Decodes a server's frames (RFC 6455, section 5), however they are split. Text isn't validated: bytes that aren't UTF-8 cost
/// the value that contains them, not the socket.
/// </summary>
internal sealed class FrameDecoder
{
    /// <summary>The largest message that is kept (bytes).</summary>
    public const int LargestMessage = 1024 * 1024;

    /// <summary>The largest message that is skipped (bytes). A larger announced size ends the socket.</summary>
    public const long LargestAnnouncement = 64L * 1024 * 1024;

    private const int LongestControlPayload = 125;

    private readonly byte[] _header = new byte[10];
    private readonly byte[] _control = new byte[LongestControlPayload];

    private int _headerLength;
    private bool _isInFrame;
    private bool _isLast;
    private FrameKind _kind;
    private long _remaining;
    private int _controlLength;

    private byte[] _message = new byte[4096];
    private long _messageLength;
    private bool _isInMessage;

    /// <summary>The message, and whatever follows it, until more bytes are taken.</summary>
    public byte[] Message => _message;

    /// <summary>The length of the message.</summary>
    public int MessageLength => (int)_messageLength;

    /// <summary>The payload of a ping or a close frame, until more bytes are taken.</summary>
    public ReadOnlySpan<byte> ControlPayload => _control.AsSpan(0, _controlLength);

    /// <summary>Takes bytes up to the end of a frame.</summary>
    /// <param name="bytes">The received bytes.</param>
    /// <param name="taken">How many of them were taken.</param>
    /// <exception cref="WebSocketException">The bytes violate the protocol.</exception>
    public FrameEvent Take(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        while (!_isInFrame)
        {
            if (taken == bytes.Length)
                return FrameEvent.None;
            _header[_headerLength++] = bytes[taken++];
            if (_headerLength == HeaderLength)
                BeginFrame();
        }
        var part = (int)Math.Min(_remaining, bytes.Length - taken);
        Keep(bytes.Slice(taken, part));
        taken += part;
        _remaining -= part;
        return _remaining == 0 ? EndFrame() : FrameEvent.None;
    }

    private bool IsControl => _kind >= FrameKind.Close;

    private int HeaderLength => _headerLength < 2 ? 2 : (_header[1] & 0x7F) switch
    {
        126 => 4,
        127 => 10,
        _ => 2,
    };

    private void BeginFrame()
    {
        _headerLength = 0;
        _isInFrame = true;
        _isLast = (_header[0] & 0x80) != 0;
        _kind = (FrameKind)(_header[0] & 0x0F);
        _remaining = (_header[1] & 0x7F) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            var length => length,
        };
        if ((_header[0] & 0x70) != 0)
            throw Violation("a frame with reserved bits");
        if ((_header[1] & 0x80) != 0)
            throw Violation("a masked frame");
        if (IsControl)
            BeginControl();
        else
            BeginData();
    }

    private void BeginControl()
    {
        if (_kind > FrameKind.Pong)
            throw Violation($"a frame with the unknown opcode {(byte)_kind}");
        if (!_isLast || _remaining is < 0 or > LongestControlPayload)
            throw Violation("a control frame that is fragmented or too long");
        _controlLength = 0;
    }

    private void BeginData()
    {
        if (_kind > FrameKind.Binary)
            throw Violation($"a frame with the unknown opcode {(byte)_kind}");
        if (_kind == FrameKind.Continuation != _isInMessage)
            throw Violation(_isInMessage ? "a new message within another" : "a continuation frame without a message to continue");
        if (!_isInMessage)
            _messageLength = 0;
        _isInMessage = true;
        if (_remaining < 0 || _messageLength + _remaining > LargestAnnouncement)
            throw new WebSocketException(FormattableString.Invariant($"the PBX announced a message of more than {LargestAnnouncement / 1024 / 1024} MiB"));
    }

    private void Keep(ReadOnlySpan<byte> payload)
    {
        if (IsControl)
        {
            payload.CopyTo(_control.AsSpan(_controlLength));
            _controlLength += payload.Length;
            return;
        }
        var length = _messageLength + payload.Length;
        if (length <= LargestMessage)
        {
            if (length > _message.Length)
                Array.Resize(ref _message, Math.Min(Math.Max((int)length, _message.Length * 2), LargestMessage));
            payload.CopyTo(_message.AsSpan((int)_messageLength));
        }
        _messageLength = length;
    }

    private FrameEvent EndFrame()
    {
        _isInFrame = false;
        switch (_kind)
        {
            case FrameKind.Close when _controlLength == 1:
                throw Violation("a close frame with an incomplete code");
            case FrameKind.Close:
                return FrameEvent.Close;
            case FrameKind.Ping:
                return FrameEvent.Ping;
            case FrameKind.Pong:
                return FrameEvent.Pong;
        }
        if (!_isLast)
            return FrameEvent.None;
        _isInMessage = false;
        return _messageLength <= LargestMessage ? FrameEvent.Message : FrameEvent.OversizedMessage;
    }

    private static WebSocketException Violation(string what) => new(WebSocketError.Faulted, $"the PBX broke the WebSocket protocol: it sent {what}");
}
