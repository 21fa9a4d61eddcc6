namespace PortSip.Simulator;

/// <summary>The PBX's response, and what the transport has to do with it.</summary>
public sealed record SimulatorResponse
{
    /// <summary>The HTTP status code; 0 if there is no response, only a <see cref="Delivery"/>.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The headers, without <c>Content-Length</c>, which is the length of <see cref="Body"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The whole body, even if only part of it is to be sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How much of the response is sent to the client.</summary>
    public SimulatorDelivery Delivery { get; init; } = SimulatorDelivery.Whole;

    /// <summary>How long to wait, in real time: before the head or, with <see cref="SimulatorDelivery.ByteByByte"/>, before each byte of the body.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the operation was carried out, whatever the client receives.</summary>
    public bool IsCommitted { get; init; }
}
