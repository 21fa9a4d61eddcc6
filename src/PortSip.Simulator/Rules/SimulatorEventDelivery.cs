namespace PortSip.Simulator;

/// <summary>How a PBX sends its events, and the faults of their delivery.</summary>
public sealed record SimulatorEventDelivery
{
    /// <summary>The call events that it sends.</summary>
    public SimulatorEventForm Form { get; init; }

    /// <summary>Whether it responds to subscriptions.</summary>
    public SimulatorSubscriptionAnswer Answers { get; init; }

    /// <summary>How many additional times each event is sent: 0 for once.</summary>
    public int Duplicates { get; init; }

    /// <summary>The probability that an event is lost without a trace, 0 to 1.</summary>
    public double LossProbability { get; init; }

    /// <summary>The event types that are always lost without a trace: <c>cdr_target_answer</c>.</summary>
    public IReadOnlyList<string> LostTypes { get; init; } = [];

    /// <summary>How long after it happened an event is sent, by the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>A random additional time, different for each event, so that events overtake one another.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The topics to which all subscriptions are refused, whatever the role: <c>cdr_events</c>.</summary>
    public IReadOnlyList<string> RefusedTopics { get; init; } = [];

    /// <summary>Whether event sockets can be opened; if not, the upgrade is answered with 503.</summary>
    public bool AcceptsSockets { get; init; } = true;
}
