namespace PortSip.Simulator;

/// <summary>A call in progress, the API's session. <see cref="CallControl"/> changes it, under the PBX's lock.</summary>
internal sealed class Call(string id, long sequence, SimulatedOriginate request, string originatedBy, DateTimeOffset startedAt)
{
    private readonly List<Leg> _legs = [];
    private readonly List<CallTarget> _targets = [];
    private SimulatedCall? _final;

    public string Id { get; } = id;

    /// <summary>The position in the order of starts; times are too coarse for it.</summary>
    public long Sequence { get; } = sequence;

    public SimulatedOriginate Request { get; } = request;

    public string OriginatedBy { get; } = originatedBy;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>What came from outside; null for a call that the API placed.</summary>
    public SimulatedInboundCall? Inbound { get; init; }

    /// <summary>Where a call from outside goes; null if its number isn't assigned.</summary>
    public ForwardRule? InboundDestination { get; init; }

    /// <summary>The queue that places it to call somebody back; null for all other calls.</summary>
    public string? CallbackService { get; init; }

    /// <summary>How people behave in this call; null for telephones that answer immediately.</summary>
    public CallBehavior? Behavior { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A leg was added.</summary>
    public Action<Leg>? LegAdded { get; set; }

    public IReadOnlyList<Leg> Legs => _legs;

    public IReadOnlyList<CallTarget> Targets => _targets;

    /// <summary>Takes the call, with the status of the failure, if its destination isn't reached; null if the call fails then. An answer ends it.</summary>
    public Action<int>? OnFailure { get; set; }

    /// <summary>How many keys the menus and queues on its way took.</summary>
    public int KeysPressed { get; set; }

    /// <summary>The pair that talks, or is about to; while several telephones ring, the last one.</summary>
    public CallTarget Current { get; set; } = null!;

    public SimulatedCallState State =>
        EndedAt is not null ? SimulatedCallState.Ended
        : Current.CallerLeg.AnsweredAt is null ? SimulatedCallState.CallingCaller
        : Current.AnsweredAt is null ? SimulatedCallState.RingingCallee
        : SimulatedCallState.Answered;

    private SimulatedEndReason EndReason { get; set; }

    private int StatusCode { get; set; }

    public void Add(Leg leg)
    {
        _legs.Add(leg);
        LegAdded?.Invoke(leg);
    }

    public void Add(CallTarget target)
    {
        _targets.Add(target);
        Current = target;
    }

    /// <summary>The pair whose callee rings with this leg.</summary>
    public CallTarget? FindRinging(Leg leg) => _targets.Find(target => target.CalleeLeg == leg && target.EndedAt is null && target.AnsweredAt is null);

    public Leg? FindLeg(string number) =>
        _legs.Find(leg => leg.Number == number && leg.State != SimulatedLegState.Ended);

    public Leg? FindConnectedLeg(string number) =>
        _legs.Find(leg => leg.Number == number && leg.State == SimulatedLegState.Connected);

    public void End(DateTimeOffset time, SimulatedEndReason reason, int statusCode)
    {
        EndedAt = time;
        EndReason = reason;
        StatusCode = statusCode;
    }

    public SimulatedCall Snapshot()
    {
        if (_final is not null)
            return _final;
        var snapshot = new SimulatedCall
        {
            Id = Id,
            SipCallId = "sip-" + Id,
            Request = Request,
            OriginatedBy = OriginatedBy,
            Inbound = Inbound,
            CallbackService = CallbackService,
            State = State,
            StartedAt = StartedAt,
            RangAt = _targets.Find(target => target.RangAt is not null)?.RangAt,
            AnsweredAt = _targets.Find(target => target.AnsweredAt is not null)?.AnsweredAt,
            EndedAt = EndedAt,
            EndReason = EndReason,
            StatusCode = StatusCode,
            Legs = [.. _legs.Select(leg => leg.Snapshot())],
            Targets = [.. _targets.Select(target => target.Snapshot())],
        };

        // An ended call doesn't change any more: one snapshot is enough.
        if (EndedAt is not null)
            _final = snapshot;
        return snapshot;
    }
}
