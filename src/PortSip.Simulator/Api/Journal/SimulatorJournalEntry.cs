using PortSip.Client;

namespace PortSip.Simulator;

/// <summary>
/// A request that reached the PBX. Passwords, tokens and codes are masked as <c>***</c>, and each character that a terminal would interpret is
/// replaced by a symbol or an escape; everything else is as sent.
/// </summary>
public sealed record SimulatorJournalEntry
{
    /// <summary>The number of the request, from 1, without gaps; clearing the journal doesn't reset it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was received, by the simulator's clock (local time).</summary>
    public required DateTimeOffset Time { get; init => field = value.ToLocalTime(); }

    /// <summary>The requested operation.</summary>
    public required SimulatorOperation Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init => field = ReceivedText.Of(value); }

    /// <summary>The path, percent-encoded.</summary>
    public required string Path { get; init => field = ReceivedText.Of(value); }

    /// <summary>The query without its <c>?</c>, percent-encoded; empty for none.</summary>
    public required string Query { get; init => field = ReceivedText.Of(value); }

    /// <summary>The headers, in the order they were sent.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers
    {
        get;
        init => field = [.. value.Select(header => new KeyValuePair<string, string>(ReceivedText.Of(header.Key), ReceivedText.Of(header.Value)))];
    }

    /// <summary>The body as text; empty for none.</summary>
    public required string Body { get; init => field = ReceivedText.OfJson(value); }

    /// <summary>The IP address of the client.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The status code of the response, even if a fault kept it from the client; 0 if a fault prevented the response.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The fault that affected it; <see langword="null"/> for none.</summary>
    public SimulatorFaultKind? Fault { get; init; }

    /// <summary>Whether the operation was carried out.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>A property as sent, including control characters: <c>GetRaw("Body")</c>.</summary>
    /// <param name="property">The name of the property; case-insensitive.</param>
    /// <returns>The text; for a property without texts, its value.</returns>
    /// <exception cref="ArgumentException">There is no such property.</exception>
    public object? GetRaw(string property) => OriginalValue.Of(this, property);

    /// <summary>The number, the request, and the status code of the response.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sequence} {Method} {Path} {StatusCode}");
}
