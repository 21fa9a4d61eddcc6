namespace PortSip.Client;

/// <summary>The kinds of frames, by their numbers on the wire (RFC 6455, section 11.8).</summary>
internal enum FrameKind : byte
{
    /// <summary>The next part of a message.</summary>
    Continuation = 0,

    /// <summary>A message of text, or its first part.</summary>
    Text = 1,

    /// <summary>A message of bytes, or its first part. From the PBX it is taken for text.</summary>
    Binary = 2,

    /// <summary>Nothing more is sent. From here on they are about the connection.</summary>
    Close = 8,

    /// <summary>Wants an answer.</summary>
    Ping = 9,

    /// <summary>The answer to a ping.</summary>
    Pong = 10,
}
