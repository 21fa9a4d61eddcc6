namespace PortSip.Simulator;

/// <summary>The PBX's answer, and what the transport has to do to it.</summary>
public sealed record SimulatorResponse
{
    /// <summary>The HTTP status code; 0 where there is no answer, only a <see cref="Delivery"/>.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The headers, without <c>Content-Length</c>, which is the length of <see cref="Body"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The whole body, even where only part of it may be sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How much of this the client gets.</summary>
    public SimulatorDelivery Delivery { get; init; } = SimulatorDelivery.Whole;

    /// <summary>How long to wait, in real time: before the head, or with <see cref="SimulatorDelivery.ByteByByte"/> before each byte of the body.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the operation was done, whatever the client gets to see.</summary>
    public bool IsCommitted { get; init; }
}
