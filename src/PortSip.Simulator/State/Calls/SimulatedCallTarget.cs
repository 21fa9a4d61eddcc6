namespace PortSip.Simulator;

/// <summary>One pair of parties within a session: an item of <c>calls[]</c> while it lasts, and of a CDR's <c>call_targets[]</c> afterwards. A transfer adds another.</summary>
public sealed record SimulatedCallTarget
{
    /// <summary>The id of the pair's record, 18 digits.</summary>
    public required string CdrId { get; init; }

    /// <summary>The calling party.</summary>
    public required string Caller { get; init; }

    /// <summary>The caller's display name; empty for none.</summary>
    public required string CallerDisplayName { get; init; }

    /// <summary>The called party.</summary>
    public required string Callee { get; init; }

    /// <summary>The trunk towards the callee; <see langword="null"/> for none.</summary>
    public string? Trunk { get; init; }

    /// <summary>Why the call was passed on from the callee before it; <see langword="null"/> if it wasn't.</summary>
    public SimulatedRerouteReason? Rerouted { get; init; }

    /// <summary>Who calls the callee.</summary>
    public SimulatedCallKind Kind { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the callee rang; <see langword="null"/> if never.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the callee answered; <see langword="null"/> if not (yet).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> if not yet.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public SimulatedEndReason EndReason { get; init; }

    /// <summary>The SIP status code of a failure; 0 for none.</summary>
    public int StatusCode { get; init; }
}
