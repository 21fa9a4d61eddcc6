namespace PortSip.Simulator;

/// <summary>The whole state of a PBX: its users, calls, queues and recordings. Under the PBX's lock.</summary>
internal sealed class PbxState
{
    public PbxState(SimulatorOptions options, SimulatorClock clock, SimulatorRules rules)
    {
        Options = options;
        Clock = clock;
        Rules = rules;
        CallEvents = new Announcer<CallEvent>(clock);
        QueueEvents = new Announcer<QueueEvent>(clock);
        ExtensionEvents = new Announcer<ExtensionEvent>(clock);
        Extensions = new ExtensionDirectory(options, ExtensionEvents);
        UserSettings = new UserSettings(options.Version);
        Credentials = new Credentials(options, Extensions);
        Tokens = new TokenStore(options, clock);
        AddressBlocks = new AddressBlocks(options, clock);
        PendingSignIns = new PendingSignIns(clock);
        BlockedNumbers = new BlockedNumbers(options, clock);
        Calls = new CallControl(options, clock, rules, Extensions, BlockedNumbers, CallEvents);
        Calls.IsNotDisturbed = number => Extensions.Find(number) is { } extension
            && (extension.Presence == "DO_NOT_DISTURB" || UserSettings.IsOn(extension.Id, UserSettings.DoNotDisturb));
        Recordings = new RecordingArchive(options, CallEvents);
        Queues = new QueueControl(options, clock, Calls, CallEvents, QueueEvents);
        _ = new Voicemail(Calls, Extensions);
        RingGroups = new RingGroups(options);
        MonitorGroups = new MonitorGroups(options);
        FeatureCodes = new FeatureCodes(options);
        Traffic = new Traffic(options, clock, rules, Extensions, Calls, Queues);
    }

    public SimulatorOptions Options { get; }

    public SimulatorClock Clock { get; }

    public SimulatorRules Rules { get; }

    /// <summary>The changes of calls, in order.</summary>
    public Announcer<CallEvent> CallEvents { get; }

    /// <summary>The changes of queues and their callers and agents, in order.</summary>
    public Announcer<QueueEvent> QueueEvents { get; }

    /// <summary>The changes of extensions themselves, in order.</summary>
    public Announcer<ExtensionEvent> ExtensionEvents { get; }

    public ExtensionDirectory Extensions { get; }

    public UserSettings UserSettings { get; }

    public Credentials Credentials { get; }

    public TokenStore Tokens { get; }

    public AddressBlocks AddressBlocks { get; }

    public PendingSignIns PendingSignIns { get; }

    public BlockedNumbers BlockedNumbers { get; }

    public CallControl Calls { get; }

    public RecordingArchive Recordings { get; }

    public QueueControl Queues { get; }

    public RingGroups RingGroups { get; }

    public MonitorGroups MonitorGroups { get; }

    public FeatureCodes FeatureCodes { get; }

    public Traffic Traffic { get; }
}
