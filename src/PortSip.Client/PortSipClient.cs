namespace PortSip.Client;

/// <summary>
/// The PBX's API, grouped by area. A client is a lightweight view of a connection with its own log; create one for each task. Every method of
/// an area throws <see cref="PortSipException"/> if it fails, and <see cref="OperationCanceledException"/> if its token is canceled.
/// </summary>
/// <param name="connection">The signed-in user at the PBX.</param>
/// <param name="log">Receives the log lines; null for none.</param>
public sealed class PortSipClient(PortSipConnection connection, IRequestLog? log = null)
{
    /// <summary>The connection that it uses.</summary>
    public PortSipConnection Connection => connection;

    /// <summary>Call control.</summary>
    public CallsClient Calls => field ??= new CallsClient(Sender);

    /// <summary>Queues, their callers and agents, and the signed-in user's presence.</summary>
    public QueuesClient Queues => field ??= new QueuesClient(Sender);

    /// <summary>Agents in all of their queues.</summary>
    public AgentQueuesClient AgentQueues => field ??= new AgentQueuesClient(Sender);

    /// <summary>Who is in a queue.</summary>
    public QueueMembersClient QueueMembers => field ??= new QueueMembersClient(Sender, Queues);

    /// <summary>Ring groups.</summary>
    public RingGroupsClient RingGroups => field ??= new RingGroupsClient(Sender);

    /// <summary>Who is in a ring group.</summary>
    public RingGroupMembersClient RingGroupMembers => field ??= new RingGroupMembersClient(Sender, RingGroups);

    /// <summary>Night mode of the company, queues, ring groups and virtual receptionists.</summary>
    public NightModesClient NightModes => field ??= new NightModesClient(Sender, Queues, RingGroups);

    /// <summary>Extensions and their devices.</summary>
    public ExtensionsClient Extensions => field ??= new ExtensionsClient(Sender);

    /// <summary>Trunks.</summary>
    public TrunksClient Trunks => field ??= new TrunksClient(Sender);

    /// <summary>Blocked numbers.</summary>
    public BlockedNumbersClient BlockedNumbers => field ??= new BlockedNumbersClient(Sender);

    /// <summary>Conference rooms.</summary>
    public ConferencesClient Conferences => field ??= new ConferencesClient(Sender);

    /// <summary>CDRs and call logs.</summary>
    public RecordsClient Records => field ??= new RecordsClient(Sender);

    /// <summary>The figures of queues.</summary>
    public QueueStatisticsClient QueueStatistics => field ??= new QueueStatisticsClient(Sender, Records);

    /// <summary>Recordings.</summary>
    public RecordingsClient Recordings => field ??= new RecordingsClient(Sender);

    /// <summary>Voicemails, own and shared.</summary>
    public VoicemailsClient Voicemails => field ??= new VoicemailsClient(Sender);

    /// <summary>Supervision, monitor groups, and other features that are used by dialling a code.</summary>
    public MonitoringClient Monitoring => field ??= new MonitoringClient(Sender);

    /// <summary>What happened to calls, in order.</summary>
    public TimelinesClient Timelines => field ??= new TimelinesClient(Calls, Records, Queues);

    /// <summary>Any other path of the API.</summary>
    public RestClient Rest => field ??= new RestClient(Sender);

    /// <summary>The connection's events.</summary>
    internal EventStreams Events => EventStreams.Of(connection);

    /// <summary>How calls are after actions on them.</summary>
    internal CallAfterAction AfterAction => field ??= new CallAfterAction(Calls);

    /// <inheritdoc cref="ApiSender.RenewsToken"/>
    internal bool RenewsToken { get; init; } = true;

    /// <inheritdoc cref="ApiSender.StartToken"/>
    internal CancellationToken StartToken { get; init; }

    private ApiSender Sender => field ??= new ApiSender(connection, log ?? SilentLog.Instance) { RenewsToken = RenewsToken, StartToken = StartToken };

    /// <inheritdoc cref="CallWaiter.StartAsync"/>
    internal Task<CallWaiter> StartWaiterAsync(CancellationToken patience, CancellationToken cancellationToken) => CallWaiter.StartAsync(Calls, patience, cancellationToken);
}
