namespace PortSip.Client;

/// <summary>A call isn't as expected. The message is of several lines: what was expected, what happened, and the timeline of the call.</summary>
public sealed class PortSipAssertionException : PortSipCallException
{
    private readonly string _text;

    internal PortSipAssertionException(CallObservation observation, IReadOnlyList<CallDifference> differences)
        : base(PortSipFailure.AssertionFailed, Sentence(observation.Call, differences[0]), observation.Call)
    {
        Timeline = observation.Timeline.Entries;
        // Line breaks of its own: the base class makes those of others neutral.
        _text = string.Join(
            Environment.NewLine,
            differences.Select(difference => NeutralText.Of(Sentence(observation.Call, difference)))
                .Append("Timeline:")
                .Concat(Timeline.Count == 0 ? ["  nothing is known"] : Timeline.Select(entry => NeutralText.Of($"  {entry}"))));
    }

    /// <summary>What happened to the call, in order.</summary>
    public IReadOnlyList<PortSipCallTimelineEntry> Timeline { get; }

    /// <inheritdoc/>
    public override string Message => _text;

    private static string Sentence(PortSipCall call, CallDifference difference) => $"Expected the call {call} {difference.Expected}, but {difference.Happened}.";
}
