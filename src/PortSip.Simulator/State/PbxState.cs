namespace PortSip.Simulator;

/// <summary>The whole state of a PBX: its users, calls, queues and recordings. Under the PBX's lock.</summary>
internal sealed class PbxState
{
    public PbxState(CurrentOptions current, SimulatorClock clock, SimulatorRules rules)
    {
        var options = current.Value;
        Current = current;
        Clock = clock;
        Rules = rules;
        CallEvents = new Announcer<CallEvent>(clock);
        QueueEvents = new Announcer<QueueEvent>(clock);
        ExtensionEvents = new Announcer<ExtensionEvent>(clock);
        Extensions = new ExtensionDirectory(options, ExtensionEvents);
        TenantSettings = new ObjectSettings(TenantSettingDefaults.Of(options));
        TenantSettings.Apply(options.TenantSettings);
        Holidays = new Holidays(options, clock);
        OfficeHours = new OfficeHours(TenantSettings, Holidays, clock);
        UserSettings = new UserSettings(current);
        foreach (var extension in Extensions.All)
            UserSettings.Apply(extension.Id, extension.Setup.Settings);
        Credentials = new Credentials(current, Extensions);
        Tokens = new TokenStore(options, clock);
        AddressBlocks = new AddressBlocks(options, clock);
        PendingSignIns = new PendingSignIns(clock);
        BlockedNumbers = new BlockedNumbers(options, clock);
        Calls = new CallControl(current, clock, rules, Extensions, CallEvents);
        Recordings = new RecordingArchive(current, CallEvents);
        var serviceForwarding = new ServiceForwarding(Calls, TenantSettings);
        Queues = new QueueControl(options, clock, rules, Calls, Extensions, serviceForwarding, CallEvents, QueueEvents);
        Receptionists = new Receptionists(options, rules, Calls, serviceForwarding);
        Voicemails = new Voicemails(options, Calls, Extensions, CallEvents);
        Conferences = new Conferences(options, clock, Calls, Extensions, CallEvents);
        RingGroups = new RingGroups(options, clock, Calls, serviceForwarding);
        MonitorGroups = new MonitorGroups(options);
        FeatureCodes = new FeatureCodes(current);
        CallParkGroups = new CallParkGroups(options, RingGroups);
        CallPark = new CallPark(options, clock, Calls, FeatureCodes, CallParkGroups, RingGroups);
        CallEvents.Subscribe(CallPark.OnCall);
        FeatureCalls = new FeatureCalls(Calls, FeatureCodes, MonitorGroups, CallPark, Voicemails, Extensions);
        CalleeForwarding = new CalleeForwarding(rules, Extensions, UserSettings, OfficeHours);
        var forwarding = new ForwardedDestination(Calls, CalleeForwarding);
        Calls.Destinations =
        [
            new BlockedDestination(Calls, BlockedNumbers),
            new UnassignedDestination(Calls),
            FeatureCalls,
            new FeatureSwitches(Calls, FeatureCodes, Queues, Extensions, UserSettings, TenantSettings),
            Queues,
            RingGroups,
            new Menus(clock, rules, Calls, Extensions, Receptionists, OfficeHours),
            Receptionists,
            Voicemails,
            Conferences,
            forwarding,
            new TelephoneDestination(Calls, Extensions, forwarding),
        ];
        Traffic = new Traffic(current, clock, rules, Extensions, Calls, Queues);
    }

    /// <summary>The options, which an imported tenant replaces.</summary>
    public CurrentOptions Current { get; }

    public SimulatorOptions Options => Current.Value;

    public SimulatorClock Clock { get; }

    public SimulatorRules Rules { get; }

    /// <summary>The changes of calls, in order.</summary>
    public Announcer<CallEvent> CallEvents { get; }

    /// <summary>The changes of queues and their callers and agents, in order.</summary>
    public Announcer<QueueEvent> QueueEvents { get; }

    /// <summary>The changes of extensions themselves, in order.</summary>
    public Announcer<ExtensionEvent> ExtensionEvents { get; }

    public ExtensionDirectory Extensions { get; }

    public ObjectSettings TenantSettings { get; }

    public Holidays Holidays { get; }

    public OfficeHours OfficeHours { get; }

    public UserSettings UserSettings { get; }

    public CalleeForwarding CalleeForwarding { get; }

    public Credentials Credentials { get; }

    public TokenStore Tokens { get; }

    public AddressBlocks AddressBlocks { get; }

    public PendingSignIns PendingSignIns { get; }

    public BlockedNumbers BlockedNumbers { get; }

    public CallControl Calls { get; }

    public RecordingArchive Recordings { get; }

    public QueueControl Queues { get; }

    public Voicemails Voicemails { get; }

    public Conferences Conferences { get; }

    public RingGroups RingGroups { get; }

    public Receptionists Receptionists { get; }

    public MonitorGroups MonitorGroups { get; }

    public FeatureCodes FeatureCodes { get; }

    public CallParkGroups CallParkGroups { get; }

    public CallPark CallPark { get; }

    public FeatureCalls FeatureCalls { get; }

    public Traffic Traffic { get; }
}
