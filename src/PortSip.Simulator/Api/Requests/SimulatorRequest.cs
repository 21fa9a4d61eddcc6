namespace PortSip.Simulator;

/// <summary>A request to the PBX, independent of the transport.</summary>
public sealed record SimulatorRequest
{
    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path and query as sent, percent-encoded: <c>/api/sessions/1/hold</c>.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The headers, in the order they were sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The IP address of the client.</summary>
    public string RemoteAddress { get; init; } = "127.0.0.1";

    internal string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }
        return null;
    }
}
