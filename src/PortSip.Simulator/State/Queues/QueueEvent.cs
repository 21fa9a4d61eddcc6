namespace PortSip.Simulator;

/// <summary>Something that happened to a queue or in it, with the queue as it was right afterwards; as it last was where it is gone.</summary>
internal abstract record QueueEvent(DateTimeOffset Time, SimulatedQueue Queue);

/// <param name="Time">When.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Type">As the API spells it: <c>queue_created</c>, <c>queue_destroy</c>.</param>
internal sealed record QueueManaged(DateTimeOffset Time, SimulatedQueue Queue, string Type) : QueueEvent(Time, Queue);

/// <param name="Time">When.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Caller">Who came, or waits no longer.</param>
/// <param name="Reason">As the API spells it: <c>enqueue</c>, <c>agent_answered</c>, <c>hangup</c>.</param>
internal sealed record QueueCallerChanged(DateTimeOffset Time, SimulatedQueue Queue, SimulatedQueueCaller Caller, string Reason) : QueueEvent(Time, Queue);

internal sealed record QueueAgentChanged(DateTimeOffset Time, SimulatedQueue Queue, SimulatedAgent Agent) : QueueEvent(Time, Queue);

internal sealed record QueueAgentRemoved(DateTimeOffset Time, SimulatedQueue Queue, string Extension) : QueueEvent(Time, Queue);

/// <param name="Time">When.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Caller">Who has waited too long.</param>
/// <param name="SlaTime">How long would have been right.</param>
/// <param name="Total">How many have waited too long so far.</param>
internal sealed record QueueSlaBreached(DateTimeOffset Time, SimulatedQueue Queue, SimulatedQueueCaller Caller, TimeSpan SlaTime, int Total) : QueueEvent(Time, Queue);
