namespace PortSip.Client;

/// <summary>The events of a connection. The socket opens with the first subscription.</summary>
internal sealed class EventStreams : IDisposable, ITenantKnowledge
{
    private EventStreams(PortSipConnection connection)
    {
        var endpoint = new EventEndpoint(connection.Options, () => connection.Credential);
        var queues = new QueuesClient(new ApiSender(connection, SilentLog.Instance));
        var calls = KnownCalls.Of(connection);
        Tenant = new EventStream(endpoint, queues.ListAsync, target => Note(calls, target), isGlobal: false);
        Global = new EventStream(endpoint, queues.ListAsync, noteTarget: null, isGlobal: true);
    }

    /// <summary>The tenant's stream.</summary>
    public EventStream Tenant { get; }

    /// <summary>The system administrator's stream, on a separate socket: before 22.3.23, a global subscription could break others (API §7).</summary>
    public EventStream Global { get; }

    /// <summary>The streams of a connection, which ends them when it ends.</summary>
    public static EventStreams Of(PortSipConnection connection) => connection.Part(static connection => new EventStreams(connection));

    private static void Note(KnownCalls calls, PortSipCallTargetEvent target)
    {
        // The PBX calls the caller first; that the caller rings and answers says nothing about the call.
        if (target.SessionId is not { } id || (target.Destination is not null && target.Destination == target.Caller && target.Destination != target.Callee))
            return;
        if (target.EventType == "cdr_target_ringing")
            calls.Rang(id, target.RangAt);
        else if (target.EventType == "cdr_target_answer")
            calls.Answered(id, target.Destination ?? target.Callee, target.AnsweredAt);
    }

    public void Forget() => Tenant.ForgetQueues();

    public void Dispose()
    {
        Tenant.Dispose();
        Global.Dispose();
    }
}
