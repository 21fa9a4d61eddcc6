namespace PortSip.Simulator;

/// <summary>A pair of parties in a call in progress.</summary>
internal sealed class CallTarget(string cdrId, Leg callerLeg, Leg calleeLeg, string callerDisplayName, DateTimeOffset startedAt)
{
    public Leg CallerLeg { get; } = callerLeg;

    public Leg CalleeLeg { get; } = calleeLeg;

    public string CallerDisplayName { get; } = callerDisplayName;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public string? Trunk => CalleeLeg.Trunk ?? CallerLeg.Trunk;

    /// <summary>The state of the callee before it for which the call was forwarded here.</summary>
    public SimulatorForwardState? ForwardedOn { get; init; }

    /// <summary>Whether the call is forwarded if the callee can't be reached: not for an agent, whose queue then tries another.</summary>
    public bool FollowsForwarding { get; set; }

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
        ForwardedOn = ForwardedOn,
        StartedAt = StartedAt,
        RangAt = RangAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
        EndReason = EndReason,
        StatusCode = StatusCode,
    };
}
