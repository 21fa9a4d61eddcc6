namespace PortSip.Simulator;

/// <summary>The behavior of a telephone when the PBX calls it.</summary>
public sealed record CalleeScript
{
    /// <summary>What it does.</summary>
    public CalleeOutcome Outcome { get; init; } = CalleeOutcome.Answer;

    /// <summary>How long after being called it does so; zero for immediately.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How long after the answer the call is hung up; <see langword="null"/> for never.</summary>
    public TimeSpan? HangUpAfter { get; init; }

    /// <summary>The party that hangs up.</summary>
    public SimulatedParty HangUpBy { get; init; } = SimulatedParty.Callee;

    /// <summary>The SIP status code of a failure, 300 to 699; <see langword="null"/> for the outcome's usual one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Answers immediately: the default for a telephone without a script.</summary>
    public static CalleeScript Answers { get; } = new();

    /// <summary>Is busy: 486.</summary>
    public static CalleeScript Busy { get; } = new() { Outcome = CalleeOutcome.Busy };

    /// <summary>Rings until the PBX gives up: 408.</summary>
    public static CalleeScript NoAnswer { get; } = new() { Outcome = CalleeOutcome.NoAnswer };

    /// <summary>Rings and is rejected: 603.</summary>
    public static CalleeScript Rejects { get; } = new() { Outcome = CalleeOutcome.Reject };

    /// <summary>Can't be reached: 480.</summary>
    public static CalleeScript Unreachable { get; } = new() { Outcome = CalleeOutcome.Unreachable };

    /// <summary>Rings, and answers after a while.</summary>
    /// <param name="delay">How long it rings.</param>
    public static CalleeScript AnswersAfter(TimeSpan delay) => new() { After = delay };

    internal int FailureCode => StatusCode ?? Outcome switch
    {
        CalleeOutcome.Busy => SipStatus.BusyHere,
        CalleeOutcome.Reject => SipStatus.Decline,
        CalleeOutcome.Unreachable => SipStatus.TemporarilyUnavailable,
        _ => SipStatus.RequestTimeout,
    };
}
