namespace PortSip.Client;

/// <summary>
/// The PBX's API, by areas. A client is a light view of a connection with a log of its own; make one for each task. Every method of an
/// area throws <see cref="PortSipException"/> where it fails, and <see cref="OperationCanceledException"/> where its token is cancelled.
/// </summary>
/// <param name="connection">The signed-in user at the PBX.</param>
/// <param name="log">Where it tells what it does; null for nowhere.</param>
public sealed class PortSipClient(PortSipConnection connection, IRequestLog? log = null)
{
    /// <summary>The connection that it uses.</summary>
    public PortSipConnection Connection => connection;

    /// <summary>Call control.</summary>
    public CallsClient Calls => field ??= new CallsClient(Sender);

    /// <summary>Queues, their callers and agents, and the signed-in user's presence.</summary>
    public QueuesClient Queues => field ??= new QueuesClient(Sender);

    /// <summary>CDRs and call logs.</summary>
    public RecordsClient Records => field ??= new RecordsClient(Sender);

    /// <summary>Recordings.</summary>
    public RecordingsClient Recordings => field ??= new RecordingsClient(Sender);

    /// <summary>Supervision, monitor groups, and what else is done by dialling a feature code.</summary>
    public MonitoringClient Monitoring => field ??= new MonitoringClient(Sender);

    /// <summary>Any other path of the API.</summary>
    public RestClient Rest => field ??= new RestClient(Sender);

    /// <summary>The connection's events.</summary>
    internal EventStreams Events => EventStreams.Of(connection);

    /// <inheritdoc cref="ApiSender.RenewsToken"/>
    internal bool RenewsToken { get; init; } = true;

    /// <inheritdoc cref="ApiSender.StartToken"/>
    internal CancellationToken StartToken { get; init; }

    private ApiSender Sender => field ??= new ApiSender(connection, log ?? SilentLog.Instance) { RenewsToken = RenewsToken, StartToken = StartToken };

    /// <inheritdoc cref="CallWaiter.StartAsync"/>
    internal Task<CallWaiter> StartWaiterAsync(CancellationToken patience, CancellationToken cancellationToken) => CallWaiter.StartAsync(Calls, patience, cancellationToken);
}
