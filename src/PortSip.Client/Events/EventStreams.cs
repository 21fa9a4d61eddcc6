namespace PortSip.Client;

/// <summary>The events of a connection. The socket opens with the first subscription.</summary>
internal sealed class EventStreams : IDisposable
{
    private EventStreams(PortSipConnection connection)
    {
        var endpoint = new EventEndpoint(connection.Options, () => connection.Credential);
        var queues = new QueuesClient(new ApiSender(connection, SilentLog.Instance));
        Tenant = new EventStream(endpoint, queues.ListAsync, isGlobal: false);
        Global = new EventStream(endpoint, queues.ListAsync, isGlobal: true);
    }

    /// <summary>The tenant's stream.</summary>
    public EventStream Tenant { get; }

    /// <summary>The system administrator's stream, on a separate socket: before 22.3.23, a global subscription could break others (API §7).</summary>
    public EventStream Global { get; }

    /// <summary>The streams of a connection, which ends them when it ends.</summary>
    public static EventStreams Of(PortSipConnection connection) => connection.Part(static connection => new EventStreams(connection));

    public void Dispose()
    {
        Tenant.Dispose();
        Global.Dispose();
    }
}
