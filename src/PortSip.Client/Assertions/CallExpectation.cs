namespace PortSip.Client;

/// <summary>What a call is expected to be. Omitted values aren't checked.</summary>
public sealed record CallExpectation
{
    /// <summary>The state when the wait ends: Ringing, Answered or Ended.</summary>
    public PortSipCallState? State { get; init; }

    /// <summary>A number that answers the call.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The longest time from the start of the call to what is expected: the end, ringing, or else the answer.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>The SIP status of the failure.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why the call ends: see <see cref="PortSipCall.EndReason"/>.</summary>
    public string? EndReason { get; init; }

    /// <summary>The shortest talk time.</summary>
    public TimeSpan? MinimumTalkTime { get; init; }

    /// <summary>The longest talk time.</summary>
    public TimeSpan? MaximumTalkTime { get; init; }

    /// <summary>Whether the call has a recording.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The number that the call is transferred to, and that answers then.</summary>
    public string? TransferredTo { get; init; }

    /// <summary>How long the caller waits in the queue, with a tolerance of a second.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>The caller, and the numbers that are tried, in order.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Whether anything is expected.</summary>
    internal bool IsEmpty => this == Nothing with { Path = Path } && Path.Count == 0;

    /// <summary>Whether only the end of the call shows whether it is as expected.</summary>
    internal bool ConcernsEnd =>
        State == PortSipCallState.Ended || StatusCode is not null || EndReason is not null || MinimumTalkTime is not null || MaximumTalkTime is not null || IsRecorded;

    /// <summary>The state from which on the call can be as expected.</summary>
    internal PortSipCallMilestone Milestone =>
        ConcernsEnd ? PortSipCallMilestone.Ended
        : State == PortSipCallState.Ringing && AnsweredBy is null ? PortSipCallMilestone.Ringing
        : PortSipCallMilestone.Answered;

    private static CallExpectation Nothing { get; } = new();
}
