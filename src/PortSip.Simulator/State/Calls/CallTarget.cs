namespace PortSip.Simulator;

/// <summary>A pair of parties in a call in progress.</summary>
internal sealed class CallTarget(string cdrId, Leg callerLeg, Leg calleeLeg, string callerDisplayName, DateTimeOffset startedAt)
{
    public Leg CallerLeg { get; } = callerLeg;

    public Leg CalleeLeg { get; } = calleeLeg;

    public string CallerDisplayName { get; } = callerDisplayName;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public string? Trunk => CalleeLeg.Trunk ?? CallerLeg.Trunk;

    /// <summary>Why the call was passed on from the callee before it.</summary>
    public SimulatedRerouteReason? Rerouted { get; init; }

    public SimulatedCallKind Kind { get; init; }

    /// <summary>For voicemail: the extension whose box it is; null for the one that passed the call on.</summary>
    public string? Box { get; init; }

    /// <summary>What happens when the callee's telephone answers; null if there is no telephone.</summary>
    public Action? Answered { get; set; }

    /// <summary>What happens when the callee's telephone doesn't answer.</summary>
    public Action<CallFailure>? Failed { get; set; }

    public DateTimeOffset? RangAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? EndedAt { get; private set; }

    private SimulatedEndReason EndReason { get; set; }

    private int StatusCode { get; set; }

    public Leg PartnerOf(Leg leg) => leg == CallerLeg ? CalleeLeg : CallerLeg;

    public void End(DateTimeOffset time, SimulatedEndReason reason, int statusCode)
    {
        EndedAt = time;
        EndReason = reason;
        StatusCode = statusCode;
    }

    public SimulatedCallTarget Snapshot() => new()
    {
        CdrId = cdrId,
        Caller = CallerLeg.Number,
        CallerDisplayName = CallerDisplayName,
        Callee = CalleeLeg.Number,
        Trunk = Trunk,
        Rerouted = Rerouted,
        Kind = Kind,
        StartedAt = StartedAt,
        RangAt = RangAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
        EndReason = EndReason,
        StatusCode = StatusCode,
    };
}
