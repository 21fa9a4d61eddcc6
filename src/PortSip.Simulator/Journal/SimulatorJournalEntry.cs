namespace PortSip.Simulator;

/// <summary>A request that reached the PBX. Passwords, tokens and codes stand as <c>***</c>; everything else is as it was sent.</summary>
public sealed record SimulatorJournalEntry
{
    /// <summary>The number of the request, from 1, without gaps; clearing the journal does not begin anew.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it came, on the simulator's clock (local time).</summary>
    public required DateTimeOffset Time { get; init => field = value.ToLocalTime(); }

    /// <summary>What it asked for.</summary>
    public required SimulatorOperation Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>The query without its <c>?</c>, still percent-encoded; empty for none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers, in the order they were sent.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body as text; empty for none.</summary>
    public required string Body { get; init; }

    /// <summary>The IP address that it came from.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The status code of the answer, even where a fault kept it from the client; 0 where a fault kept it from being made.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The fault that befell it; <see langword="null"/> for none.</summary>
    public SimulatorFaultKind? Fault { get; init; }

    /// <summary>Whether the operation was done.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>Its number, what was asked, and the answer's status code.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sequence} {Method} {Path} {StatusCode}");
}
