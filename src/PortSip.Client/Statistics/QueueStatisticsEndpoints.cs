namespace PortSip.Client;

/// <summary>The operation of the Data Flow service for the figures of queues (API §9).</summary>
internal static class QueueStatisticsEndpoints
{
    // It only reads, and could be repeated; but a service that doesn't run must not cost the time of several attempts.
    public static Endpoint Summary { get; } = Endpoint.Post("get the figures of the queues from the Data Flow service", "dataflow/queues/summary", Repeatability.OnceOnly);
}
