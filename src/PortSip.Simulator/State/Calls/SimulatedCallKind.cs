namespace PortSip.Simulator;

/// <summary>Who calls the callee of a pair: the <c>call_type</c> of events.</summary>
public enum SimulatedCallKind
{
    /// <summary>The caller.</summary>
    Normal,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A queue that calls a caller back.</summary>
    QueueCallback,

    /// <summary>A ring group.</summary>
    RingGroup,
}
