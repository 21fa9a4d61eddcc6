namespace PortSip.Simulator;

/// <summary>Something that happened in a queue, with the queue as it was right afterwards.</summary>
internal abstract record QueueEvent(DateTimeOffset Time, SimulatedQueue Queue);

/// <param name="Time">When.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Caller">Who came, or waits no longer.</param>
/// <param name="Reason">As the API spells it: <c>enqueue</c>, <c>agent_answered</c>, <c>hangup</c>.</param>
internal sealed record QueueCallerChanged(DateTimeOffset Time, SimulatedQueue Queue, SimulatedQueueCaller Caller, string Reason) : QueueEvent(Time, Queue);

internal sealed record QueueAgentChanged(DateTimeOffset Time, SimulatedQueue Queue, SimulatedAgent Agent) : QueueEvent(Time, Queue);
