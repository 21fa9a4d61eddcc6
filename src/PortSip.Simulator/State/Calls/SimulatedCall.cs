namespace PortSip.Simulator;

/// <summary>A snapshot of a call (the API's session). It doesn't change; request a new one for the current state.</summary>
public sealed record SimulatedCall
{
    /// <summary>The session id, 18 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The SIP Call-ID.</summary>
    public required string SipCallId { get; init; }

    /// <summary>All fields of the originate.</summary>
    public required SimulatedOriginate Request { get; init; }

    /// <summary>The originator: a user's name, or an extension number for <c>/sessions/directly</c>; empty for an inbound call.</summary>
    public required string OriginatedBy { get; init; }

    /// <summary>What came from outside; <see langword="null"/> for a call that the API placed.</summary>
    public SimulatedInboundCall? Inbound { get; init; }

    /// <summary>The caller of the originate; unchanged by transfers.</summary>
    public string Caller => Request.Caller;

    /// <summary>The callee of the originate; unchanged by transfers.</summary>
    public string Callee => Request.Callee;

    /// <summary>The state of the call.</summary>
    public required SimulatedCallState State { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When a callee first rang; <see langword="null"/> if never.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When a callee first answered; <see langword="null"/> if not (yet).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> if not yet.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public SimulatedEndReason EndReason { get; init; }

    /// <summary>The SIP status code of a failure, such as 486; 0 for none.</summary>
    public int StatusCode { get; init; }

    /// <summary>All legs, including those that left, in the order in which they were called.</summary>
    public required IReadOnlyList<SimulatedLeg> Legs { get; init; }

    /// <summary>All pairs of parties, in the order in which they were created.</summary>
    public required IReadOnlyList<SimulatedCallTarget> Targets { get; init; }

    /// <summary>The queue that placed it to call somebody back.</summary>
    internal string? CallbackService { get; init; }

    /// <summary>The id of its record, which is that of the first pair, the one in <c>call_start</c>.</summary>
    internal string RecordId => Targets[0].CdrId;

    /// <summary>The numbers that are connected now.</summary>
    public IReadOnlyList<string> ConnectedNumbers =>
        [.. Legs.Where(leg => leg.State == SimulatedLegState.Connected).Select(leg => leg.Number)];

    /// <summary>The numbers that have the call on hold now.</summary>
    public IReadOnlyList<string> HeldNumbers => [.. Legs.Where(leg => leg.IsHeld).Select(leg => leg.Number)];
}
