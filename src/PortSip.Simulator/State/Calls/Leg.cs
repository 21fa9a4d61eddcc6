namespace PortSip.Simulator;

/// <summary>A leg of a call in progress.</summary>
internal sealed class Leg(string number, bool isExtension, string? trunk, DateTimeOffset startedAt)
{
    public string Number { get; } = number;

    public bool IsExtension { get; } = isExtension;

    public string? Trunk { get; } = trunk;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsHeld { get; set; }

    /// <summary>The telephone's scheduled actions; dropped when it answers or its leg ends.</summary>
    public ScheduledAction? Intent { get; set; }

    /// <summary>The scripted hang-ups; dropped when its leg ends.</summary>
    public List<ScheduledAction> HangUps { get; } = [];

    public SimulatedLegState State =>
        EndedAt is not null ? SimulatedLegState.Ended
        : AnsweredAt is not null ? SimulatedLegState.Connected
        : SimulatedLegState.Ringing;

    public void Answer(DateTimeOffset time) => AnsweredAt = time;

    public void End(DateTimeOffset time)
    {
        EndedAt ??= time;
        IsHeld = false;
    }

    public SimulatedLeg Snapshot() => new()
    {
        Number = Number,
        IsExtension = IsExtension,
        Trunk = Trunk,
        State = State,
        IsHeld = IsHeld,
        StartedAt = StartedAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
    };
}
