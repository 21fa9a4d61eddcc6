namespace PortSip.Simulator;

/// <summary>How a PBX tells its events, and what goes wrong on their way.</summary>
public sealed record SimulatorEventDelivery
{
    /// <summary>Which events of calls it sends.</summary>
    public SimulatorEventForm Form { get; init; }

    /// <summary>Whether it answers subscriptions.</summary>
    public SimulatorSubscriptionAnswer Answers { get; init; }

    /// <summary>How many times more each event is sent: 0 for once.</summary>
    public int Duplicates { get; init; }

    /// <summary>How likely an event is lost without a trace, 0 to 1.</summary>
    public double LossProbability { get; init; }

    /// <summary>The types of events that are lost without a trace, each of them: <c>cdr_target_answer</c>.</summary>
    public IReadOnlyList<string> LostTypes { get; init; } = [];

    /// <summary>How long after it happened an event is sent, on the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>A random time on top of it, different for each event, so that they overtake one another.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The topics that nobody may subscribe to, whatever the role: <c>cdr_events</c>.</summary>
    public IReadOnlyList<string> RefusedTopics { get; init; } = [];

    /// <summary>Whether event sockets can be opened; where not, the upgrade is answered with 503.</summary>
    public bool AcceptsSockets { get; init; } = true;
}
