using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to watching, registering and waiting: the events to subscribe to.</summary>
public abstract class EventCommand : ConnectedCmdlet
{
    /// <summary>
    /// The topics to subscribe to. If omitted: those of -EventType; Queue with only -QueueNumber; otherwise Cdr, changes of calls. With -TenantId, the Global
    /// form of each.
    /// </summary>
    [Parameter(Position = 0)]
    [EnumList(typeof(PortSipEventTopic))]
    public PortSipEventTopic[] Topic { get; set; } = [];

    /// <summary>The extensions for the topic Extension, which requires them. For calls, only those in which one of them takes part; wildcards are supported.</summary>
    [Parameter]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>The queues for the topic Queue, by their numbers; it requires them. Wildcards are supported.</summary>
    [Parameter]
    [RecordedNumberList]
    [SupportsWildcards]
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
    [ArgumentCompleter(typeof(EventTypeCompleter))]
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

    /// <inheritdoc/>
    protected override object? ErrorTarget => Topic.Length + EventType.Length == 0 ? null : string.Join(", ", Topic.Length > 0 ? Topic.Select(topic => topic.ToString()) : EventType);

    /// <summary>Subscribes, and returns when the PBX sends events.</summary>
    /// <param name="client">The connection to subscribe on.</param>
    /// <param name="tell">Receives progress lines, on any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="PortSipException">The subscription failed: ValidationFailed, CredentialRequired, Forbidden, AuthenticationFailed, ConnectionFailed, CertificateRejected, UnencryptedRefused, TimedOut.</exception>
    private protected async Task<EventSubscription> SubscribeAsync(PortSipClient client, Action<string>? tell, CancellationToken cancellationToken)
    {
        var subscription = await BeginAsync(client, includeRecent: false, tell, cancellationToken);
        try
        {
            await ReadyAsync(subscription, cancellationToken);
            return subscription;
        }
        catch
        {
            subscription.Dispose();
            throw;
        }
    }

    /// <summary>Subscribes, without waiting for the PBX's response.</summary>
    /// <inheritdoc cref="SubscribeAsync"/>
    private protected async Task<EventSubscription> BeginAsync(PortSipClient client, bool includeRecent, Action<string>? tell, CancellationToken cancellationToken)
    {
        var types = EventTypeNames.Of(nameof(EventType), EventType);
        var topics = ChosenTopics(types);
        var numbers = NumberPatterns.Of(nameof(ExtensionNumber), ExtensionNumber);
        if (TenantId.Length == 0 && topics.Contains(PortSipEventTopic.Extension) && numbers.Patterns.Count > 0)
        {
            throw new CommandException(
                PortSipFailure.ValidationFailed,
                "The topic Extension needs exact numbers: the PBX sends the states of extensions only for those that are named.",
                "Name the extensions, or use the topic Cdr for the calls in which they take part.");
        }
        var interest = new EventSelection
        {
            Topics = topics,
            Extensions = numbers.Literals,
            Numbers = numbers.Condition,
            Queues = topics.Contains(PortSipEventTopic.Queue) ? await QueueChoice.NumbersAsync(client, QueueNumber, cancellationToken) : QueueNumber,
            Tenants = TenantId,
            CallIds = WantedCalls(),
            IsWantedType = types.IsWanted,
            IncludesSnapshot = IncludeSnapshot,
            IncludesRecent = includeRecent,
            Tell = tell,
        }.ToInterest();
        var streams = EventStreams.Of(client.Connection);
        return (TenantId.Length > 0 ? streams.Global : streams.Tenant).Subscribe(interest);
    }

    /// <summary>Returns when the PBX sends the events of a subscription.</summary>
    private protected static async Task ReadyAsync(EventSubscription subscription, CancellationToken cancellationToken)
    {
        if (!await subscription.Ready.WaitAsync(cancellationToken))
            throw subscription.LastFailure!;
    }

    /// <summary>The warning of a wait with a time limit.</summary>
    private protected StandstillWarning WarningOf(EventSubscription subscription, Clock clock) => new(clock, subscription.CountArrivalsAsync, this);

    /// <summary>The calls whose events are wanted; all if there are none.</summary>
    private protected virtual string[] WantedCalls()
    {
        RefuseInputWithout("Use -CallId for the events of a call, or -ExtensionNumber for the events of an extension.");
        return [.. CallId.Select(call => call.Id)];
    }

    /// <summary>The topics to subscribe to.</summary>
    private protected PortSipEventTopic[] ChosenTopics() => ChosenTopics(EventTypeNames.Of(nameof(EventType), EventType));

    private PortSipEventTopic[] ChosenTopics(EventTypeNames types)
    {
        if (Topic.Length > 0)
        {
            if (types.Topics is { Length: > 0 } ofTypes && !ofTypes.Intersect(Topic.Select(EventTopics.Local)).Any())
            {
                throw new CommandException(
                    PortSipFailure.ValidationFailed,
                    $"No event of the {(Topic.Length == 1 ? "topic" : "topics")} {string.Join(", ", Topic)} has the type {string.Join(", ", EventType)}.",
                    $"Use -Topic {string.Join(", ", ofTypes)}, or omit -Topic.");
            }
            return Topic;
        }
        // A pattern may match types of topics that need names; those that were named are meant.
        var possible = Array.FindAll(types.Topics, topic => TenantId.Length > 0 || topic switch
        {
            PortSipEventTopic.Extension => ExtensionNumber.Length > 0,
            PortSipEventTopic.Queue => QueueNumber.Length > 0,
            _ => true,
        });
        return possible.Length > 0 ? possible
            : types.Topics.Length > 0 ? types.Topics
            : QueueNumber.Length == 0 ? [PortSipEventTopic.Cdr]
            : ExtensionNumber.Length == 0 ? [PortSipEventTopic.Queue]
            : [PortSipEventTopic.Cdr, PortSipEventTopic.Queue];
    }
}
