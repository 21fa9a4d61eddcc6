namespace PortSip.Simulator;

/// <summary>A change of a queue, its callers or its agents, with the queue's state right afterwards; its last state if it was removed.</summary>
internal abstract record QueueEvent(DateTimeOffset Time, SimulatedQueue Queue);

/// <param name="Time">When it happened.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Type">In the API's spelling: <c>queue_created</c>, <c>queue_destroy</c>.</param>
internal sealed record QueueManaged(DateTimeOffset Time, SimulatedQueue Queue, string Type) : QueueEvent(Time, Queue);

/// <param name="Time">When it happened.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Caller">The caller who joined or no longer waits.</param>
/// <param name="Reason">In the API's spelling: <c>enqueue</c>, <c>agent_answered</c>, <c>hangup</c>.</param>
internal sealed record QueueCallerChanged(DateTimeOffset Time, SimulatedQueue Queue, SimulatedQueueCaller Caller, string Reason) : QueueEvent(Time, Queue);

internal sealed record QueueAgentChanged(DateTimeOffset Time, SimulatedQueue Queue, SimulatedAgent Agent) : QueueEvent(Time, Queue);

internal sealed record QueueAgentRemoved(DateTimeOffset Time, SimulatedQueue Queue, string Extension) : QueueEvent(Time, Queue);

/// <param name="Time">When it happened.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Caller">The caller who has waited too long.</param>
/// <param name="SlaTime">The wait limit.</param>
/// <param name="Total">How many callers have waited too long so far.</param>
internal sealed record QueueSlaBreached(DateTimeOffset Time, SimulatedQueue Queue, SimulatedQueueCaller Caller, TimeSpan SlaTime, int Total) : QueueEvent(Time, Queue);
