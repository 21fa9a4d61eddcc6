namespace PortSip.Client;

/// <summary>The options of a wait for a call.</summary>
public sealed record CallWait
{
    /// <summary>The state to wait for.</summary>
    public required PortSipCallMilestone For { get; init; }

    /// <summary>The time limit.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether to hang up a call that doesn't reach the state in time; if the call was placed to be awaited, also if the wait is canceled before.</summary>
    public bool HangsUpOnTimeout { get; init; }

    /// <summary>Whether a call that ends without an answer is a failure: CallFailed, or CallOutcomeUnknown if nothing proves that it wasn't answered.</summary>
    public bool FailsWithoutAnswer { get; init; }

    /// <summary>Receives the call with its state whenever something may have changed, on any thread; null for none.</summary>
    public Action<PortSipCall>? Report { get; init; }

    /// <summary>How often to poll the PBX if events don't report enough.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the caller has begun a wait of the clock (<see cref="Clock.BeginWait"/>) that includes this one.</summary>
    internal bool IsWithinWait { get; init; }
}
