namespace PortSip.Client;

/// <summary>The frame opcodes (RFC 6455, section 11.8).</summary>
internal enum FrameKind : byte
{
    /// <summary>The next part of a message.</summary>
    Continuation = 0,

    /// <summary>A text message, or its first part.</summary>
    Text = 1,

    /// <summary>A binary message, or its first part. From the PBX it is treated as text.</summary>
    Binary = 2,

    /// <summary>Nothing more is sent. This and the following ones concern the connection.</summary>
    Close = 8,

    /// <summary>Requires a response.</summary>
    Ping = 9,

    /// <summary>The response to a ping.</summary>
    Pong = 10,
}
