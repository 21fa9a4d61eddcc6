namespace PortSip.Simulator;

/// <summary>How much of a response is sent to the client.</summary>
public enum SimulatorDelivery
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The head, with the length of the whole body, and the first half of the body; then the connection is closed.</summary>
    CutBody,

    /// <summary>Nothing: the connection is closed before the head.</summary>
    Reset,

    /// <summary>Nothing, and the connection stays open until the client or the server gives up.</summary>
    Silence,

    /// <summary>The head at once, the body one byte at a time.</summary>
    ByteByByte,
}
