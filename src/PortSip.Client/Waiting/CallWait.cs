namespace PortSip.Client;

/// <summary>How a call is awaited.</summary>
public sealed record CallWait
{
    /// <summary>How far.</summary>
    public required PortSipCallMilestone For { get; init; }

    /// <summary>How long at the most.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a call that hasn't come so far in time is hung up; one that was placed to be awaited also where the wait is cancelled before.</summary>
    public bool HangsUpOnTimeout { get; init; }

    /// <summary>Whether a call that ends without an answer is a failure: CallFailed, or CallOutcomeUnknown where nothing proves that nobody answered.</summary>
    public bool FailsWithoutAnswer { get; init; }

    /// <summary>How often the PBX is asked where its events don't tell.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(1);
}
