namespace PortSip.Client;

/// <summary>
/// A request to any path of the API. Values of queries and bodies are plain: null, text, true or false, numbers, times, lists of
/// values, and fields (a list of names and values).
/// </summary>
public sealed record RestRequest
{
    /// <summary>GET or POST.</summary>
    public PortSipRestMethod Method { get; init; }

    /// <summary>Relative to the API's root (<c>call_queues</c>, <c>/api/call_queues</c>), or an absolute URL on the same server.</summary>
    public required string Path { get; init; }

    /// <summary>The body of a POST, as JSON text; replaces <see cref="Body"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Query { get; init; } = [];

    /// <summary>The body of a POST, as values; null for none.</summary>
    public object? Body { get; init; }

    /// <summary>The body of a POST, as JSON text in place of <see cref="Body"/>.</summary>
    public string? JsonBody { get; init; }
}
