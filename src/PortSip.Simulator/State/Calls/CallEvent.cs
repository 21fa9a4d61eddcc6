namespace PortSip.Simulator;

/// <summary>A change of a call, with the call's state right afterwards.</summary>
internal abstract record CallEvent(DateTimeOffset Time, SimulatedCall Call);

internal sealed record CallStarted(DateTimeOffset Time, SimulatedCall Call) : CallEvent(Time, Call);

internal sealed record TargetAdded(DateTimeOffset Time, SimulatedCall Call, SimulatedCallTarget Target) : CallEvent(Time, Call);

internal sealed record TargetRinging(DateTimeOffset Time, SimulatedCall Call, SimulatedCallTarget Target) : CallEvent(Time, Call);

internal sealed record TargetAnswered(DateTimeOffset Time, SimulatedCall Call, SimulatedCallTarget Target) : CallEvent(Time, Call);

internal sealed record TargetFailed(DateTimeOffset Time, SimulatedCall Call, SimulatedCallTarget Target) : CallEvent(Time, Call);

internal sealed record TargetEnded(DateTimeOffset Time, SimulatedCall Call, SimulatedCallTarget Target) : CallEvent(Time, Call);

internal sealed record LegHeld(DateTimeOffset Time, SimulatedCall Call, SimulatedLeg Leg) : CallEvent(Time, Call);

internal sealed record LegResumed(DateTimeOffset Time, SimulatedCall Call, SimulatedLeg Leg) : CallEvent(Time, Call);

internal sealed record LegChanged(DateTimeOffset Time, SimulatedCall Call, SimulatedLeg Leg) : CallEvent(Time, Call);

internal sealed record CallEnded(DateTimeOffset Time, SimulatedCall Call) : CallEvent(Time, Call);
