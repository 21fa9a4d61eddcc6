namespace PortSip.Simulator;

/// <summary>A call (the API's session) as it was when it was asked for. It does not change afterwards: ask again.</summary>
public sealed record SimulatedCall
{
    /// <summary>The session id, 18 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The SIP Call-ID.</summary>
    public required string SipCallId { get; init; }

    /// <summary>Everything that the originate asked for.</summary>
    public required SimulatedOriginate Request { get; init; }

    /// <summary>Who asked for it: a user's name, or an extension number for <c>/sessions/directly</c>.</summary>
    public required string OriginatedBy { get; init; }

    /// <summary>The caller of the originate; transfers leave it as it was.</summary>
    public string Caller => Request.Caller;

    /// <summary>The callee of the originate; transfers leave it as it was.</summary>
    public string Callee => Request.Callee;

    /// <summary>Where the call stands.</summary>
    public required SimulatedCallState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When a callee first rang; <see langword="null"/> for never.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When a callee first answered; <see langword="null"/> for not (yet).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> for not yet.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public SimulatedEndReason EndReason { get; init; }

    /// <summary>The SIP status code of a failure, such as 486; 0 for none.</summary>
    public int StatusCode { get; init; }

    /// <summary>All legs, those that left as well, in the order they were called.</summary>
    public required IReadOnlyList<SimulatedLeg> Legs { get; init; }

    /// <summary>All pairs of parties, in the order they were made.</summary>
    public required IReadOnlyList<SimulatedCallTarget> Targets { get; init; }

    /// <summary>The numbers that are connected now.</summary>
    public IReadOnlyList<string> ConnectedNumbers =>
        [.. Legs.Where(leg => leg.State == SimulatedLegState.Connected).Select(leg => leg.Number)];

    /// <summary>The numbers that have the call on hold now.</summary>
    public IReadOnlyList<string> HeldNumbers => [.. Legs.Where(leg => leg.IsHeld).Select(leg => leg.Number)];
}
