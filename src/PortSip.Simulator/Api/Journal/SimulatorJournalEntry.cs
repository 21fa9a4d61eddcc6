using PortSip.Client;

namespace PortSip.Simulator;

/// <summary>
/// A request that reached the PBX. Passwords, tokens and codes stand as <c>***</c>, and a symbol or escape for each character that a
/// terminal would obey; everything else is as it was sent.
/// </summary>
public sealed record SimulatorJournalEntry
{
    /// <summary>The number of the request, from 1, without gaps; clearing the journal does not begin anew.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it came, on the simulator's clock (local time).</summary>
    public required DateTimeOffset Time { get; init => field = value.ToLocalTime(); }

    /// <summary>What it asked for.</summary>
    public required SimulatorOperation Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init => field = ReceivedText.Of(value); }

    /// <summary>The path, still percent-encoded.</summary>
    public required string Path { get; init => field = ReceivedText.Of(value); }

    /// <summary>The query without its <c>?</c>, still percent-encoded; empty for none.</summary>
    public required string Query { get; init => field = ReceivedText.Of(value); }

    /// <summary>The headers, in the order they were sent.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers
    {
        get;
        init => field = [.. value.Select(header => new KeyValuePair<string, string>(ReceivedText.Of(header.Key), ReceivedText.Of(header.Value)))];
    }

    /// <summary>The body as text; empty for none.</summary>
    public required string Body { get; init => field = ReceivedText.OfJson(value); }

    /// <summary>The IP address that it came from.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The status code of the answer, even where a fault kept it from the client; 0 where a fault kept it from being made.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The fault that befell it; <see langword="null"/> for none.</summary>
    public SimulatorFaultKind? Fault { get; init; }

    /// <summary>Whether the operation was done.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>A property as it was sent, control characters included: <c>GetRaw("Body")</c>.</summary>
    /// <param name="property">The name of the property; upper and lower case don't matter.</param>
    /// <returns>The text; of a property without texts its value.</returns>
    /// <exception cref="ArgumentException">There is no such property.</exception>
    public object? GetRaw(string property) => OriginalValue.Of(this, property);

    /// <summary>Its number, what was asked, and the answer's status code.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sequence} {Method} {Path} {StatusCode}");
}
