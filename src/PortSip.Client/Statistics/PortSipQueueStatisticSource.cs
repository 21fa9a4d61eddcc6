namespace PortSip.Client;

/// <summary>Where the figures of queues come from.</summary>
public enum PortSipQueueStatisticSource
{
    /// <summary>The Data Flow service or, if it doesn't answer with figures, the records of calls.</summary>
    Auto,

    /// <summary>The PBX's Data Flow service (22.3 and newer).</summary>
    DataFlow,

    /// <summary>The CDRs of the period.</summary>
    Records,

    /// <summary>Events of the queues that were piped.</summary>
    Events,
}
