using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What watching and registering share: which events, of whom.</summary>
public abstract class EventCommand : ConnectedCmdlet
{
    /// <summary>What to be told of; default Cdr, what happens to calls. With -TenantId it is the Global form of each.</summary>
    [Parameter(Position = 0)]
    [GivenList]
    public PortSipEventTopic[] Topic { get; set; } = [PortSipEventTopic.Cdr];

    /// <summary>The extensions that the topic Extension tells of, which needs them. Of calls only those in which one of them takes part.</summary>
    [Parameter]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>The queues that the topic Queue tells of, by their numbers; it needs them.</summary>
    [Parameter]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] QueueNumber { get; set; } = [];

    /// <summary>The tenants, for a system administrator; the Global topics need them.</summary>
    [Parameter]
    [IdTextList]
    public string[] TenantId { get; set; } = [];

    /// <summary>Only events of these types, such as call_cdr; wildcards are allowed. Gaps always come.</summary>
    [Parameter]
    [NameList]
    [SupportsWildcards]
    public string[] EventType { get; set; } = [];

    /// <summary>Only events about these calls, by their session ids. Gaps always come.</summary>
    [Parameter]
    [Alias("Id", "SessionId")]
    [CallIdList]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string[] CallId { get; set; } = [];

    /// <summary>The states of extensions and queues at the beginning come too, with IsSnapshot set.</summary>
    [Parameter]
    public SwitchParameter IncludeSnapshot { get; set; }

    /// <summary>Subscribes, and comes back when the PBX tells.</summary>
    /// <param name="connection">Whose events.</param>
    /// <param name="tell">Takes lines for whoever follows along, on any thread; null where nobody does.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="PortSipException">It doesn't: ValidationFailed, CredentialRequired, Forbidden, AuthenticationFailed, ConnectionFailed, CertificateRejected, UnencryptedRefused, TimedOut.</exception>
    private protected async Task<EventSubscription> SubscribeAsync(PortSipConnection connection, Action<string>? tell, CancellationToken cancellationToken)
    {
        RefuseInputWithout("Use -CallId for the events of a call, or -ExtensionNumber for the events of an extension.");
        var interest = new EventSelection
        {
            Topics = Topic,
            Extensions = ExtensionNumber,
            Queues = QueueNumber,
            Tenants = TenantId,
            CallIds = CallId,
            IsWantedType = IsWantedType(),
            IncludesSnapshot = IncludeSnapshot,
            Tell = tell,
        }.ToInterest();
        var stream = TenantId.Length > 0 ? EventStreams.Of(connection).Global : EventStreams.Of(connection).Tenant;
        var subscription = stream.Subscribe(interest);
        try
        {
            if (!await subscription.Ready.WaitAsync(cancellationToken))
                throw subscription.LastFailure!;
            return subscription;
        }
        catch
        {
            subscription.Dispose();
            throw;
        }
    }

    private Func<string, bool> IsWantedType() =>
        EventType.Length == 0 ? static _ => true : NamePatterns.Of(nameof(EventType), EventType).Match;
}
