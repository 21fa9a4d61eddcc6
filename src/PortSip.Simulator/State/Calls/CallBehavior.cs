namespace PortSip.Simulator;

/// <summary>How people behave in one call. A rule for their number takes precedence.</summary>
/// <param name="Caller">What the caller does.</param>
/// <param name="Callee">What a number does when it is called. Once it is going to answer, always the same.</param>
internal sealed record CallBehavior(CalleeScript Caller, Func<string, CalleeScript> Callee)
{
    /// <summary>How long the caller waits for an answer.</summary>
    public required TimeSpan Patience { get; init; }
}
