namespace PortSip.Simulator;

/// <summary>A call in progress, the API's session. <see cref="CallControl"/> changes it, under the PBX's lock.</summary>
internal sealed class Call(string id, long sequence, SimulatedOriginate request, string originatedBy, DateTimeOffset startedAt)
{
    private readonly List<Leg> legs = [];
    private readonly List<CallTarget> targets = [];
    private SimulatedCall? final;

    public string Id { get; } = id;

    /// <summary>The place in the order of starting, which times are too coarse to tell.</summary>
    public long Sequence { get; } = sequence;

    public SimulatedOriginate Request { get; } = request;

    public string OriginatedBy { get; } = originatedBy;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset? EndedAt { get; private set; }

    public IReadOnlyList<Leg> Legs => legs;

    public IReadOnlyList<CallTarget> Targets => targets;

    /// <summary>The pair that talks, or is about to.</summary>
    public CallTarget Current => targets[targets.Count - 1];

    public SimulatedCallState State =>
        EndedAt is not null ? SimulatedCallState.Ended
        : Current.CallerLeg.AnsweredAt is null ? SimulatedCallState.CallingCaller
        : Current.AnsweredAt is null ? SimulatedCallState.RingingCallee
        : SimulatedCallState.Answered;

    private SimulatedEndReason EndReason { get; set; }

    private int StatusCode { get; set; }

    public void Add(Leg leg) => legs.Add(leg);

    public void Add(CallTarget target) => targets.Add(target);

    public Leg? FindLeg(string number) =>
        legs.Find(leg => leg.Number == number && leg.State != SimulatedLegState.Ended);

    public Leg? FindConnectedLeg(string number) =>
        legs.Find(leg => leg.Number == number && leg.State == SimulatedLegState.Connected);

    public void End(DateTimeOffset time, SimulatedEndReason reason, int statusCode)
    {
        EndedAt = time;
        EndReason = reason;
        StatusCode = statusCode;
    }

    public SimulatedCall Snapshot()
    {
        if (final is not null) return final;

        var snapshot = new SimulatedCall
        {
            Id = Id,
            SipCallId = "sip-" + Id,
            Request = Request,
            OriginatedBy = OriginatedBy,
            State = State,
            StartedAt = StartedAt,
            RangAt = targets.Find(target => target.RangAt is not null)?.RangAt,
            AnsweredAt = targets.Find(target => target.AnsweredAt is not null)?.AnsweredAt,
            EndedAt = EndedAt,
            EndReason = EndReason,
            StatusCode = StatusCode,
            Legs = [.. legs.Select(leg => leg.Snapshot())],
            Targets = [.. targets.Select(target => target.Snapshot())],
        };

        // What is over changes no more: one snapshot serves everybody who asks.
        if (EndedAt is not null) final = snapshot;
        return snapshot;
    }
}
