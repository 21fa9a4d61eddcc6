namespace PortSip.Simulator;

/// <summary>A pair of parties in a call in progress.</summary>
internal sealed class CallTarget(string cdrId, Leg callerLeg, Leg calleeLeg, string callerDisplayName, DateTimeOffset startedAt)
{
    public Leg CallerLeg { get; } = callerLeg;

    public Leg CalleeLeg { get; } = calleeLeg;

    public string CallerDisplayName { get; } = callerDisplayName;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public string? Trunk => CalleeLeg.Trunk ?? CallerLeg.Trunk;

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
        StartedAt = StartedAt,
        RangAt = RangAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
        EndReason = EndReason,
        StatusCode = StatusCode,
    };
}
