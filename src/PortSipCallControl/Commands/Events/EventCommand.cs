using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to watching and registering: the events to subscribe to.</summary>
public abstract class EventCommand : ConnectedCmdlet
{
    /// <summary>The topics to subscribe to; the default is Cdr, changes of calls. With -TenantId, the Global form of each.</summary>
    [Parameter(Position = 0)]
    [GivenList]
    public PortSipEventTopic[] Topic { get; set; } = [PortSipEventTopic.Cdr];

    /// <summary>The extensions for the topic Extension, which requires them. For calls, only those in which one of them takes part.</summary>
    [Parameter]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>The queues for the topic Queue, by their numbers; it requires them.</summary>
    [Parameter]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] QueueNumber { get; set; } = [];

    /// <summary>The tenants, for a system administrator; the Global topics require them.</summary>
    [Parameter]
    [IdTextList]
    public string[] TenantId { get; set; } = [];

    /// <summary>Only events of these types, such as call_cdr; wildcards are supported. Gaps are always emitted.</summary>
    [Parameter]
    [NameList]
    [SupportsWildcards]
    public string[] EventType { get; set; } = [];

    /// <summary>Only events about these calls, by their session ids. Gaps are always emitted.</summary>
    [Parameter]
    [Alias("Id", "SessionId")]
    [Call(IsMany = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] CallId { get; set; } = [];

    /// <summary>Also emits the initial states of extensions and queues, with IsSnapshot set.</summary>
    [Parameter]
    public SwitchParameter IncludeSnapshot { get; set; }

    /// <summary>Subscribes, and returns when the PBX sends events.</summary>
    /// <param name="connection">The connection to subscribe on.</param>
    /// <param name="tell">Receives progress lines, on any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="PortSipException">The subscription failed: ValidationFailed, CredentialRequired, Forbidden, AuthenticationFailed, ConnectionFailed, CertificateRejected, UnencryptedRefused, TimedOut.</exception>
    private protected async Task<EventSubscription> SubscribeAsync(PortSipConnection connection, Action<string>? tell, CancellationToken cancellationToken)
    {
        RefuseInputWithout("Use -CallId for the events of a call, or -ExtensionNumber for the events of an extension.");
        var interest = new EventSelection
        {
            Topics = Topic,
            Extensions = ExtensionNumber,
            Queues = QueueNumber,
            Tenants = TenantId,
            CallIds = [.. CallId.Select(call => call.Id)],
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
