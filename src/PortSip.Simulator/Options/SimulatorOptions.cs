using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The configuration of a simulated PBX. Every value has a default that results in a usable PBX.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The simulated version; the newest by default.</summary>
    [DecidedAtStart]
    public SimulatorVersion Version { get; init; } = SimulatorVersion.Newest;

    /// <summary>The tenant's SIP domain, 1 to 280 characters.</summary>
    [DecidedAtStart]
    public string Domain { get; init; } = SimulatorDefaults.Domain;

    /// <summary>The users: by default one Admin, one StandardUser and one SystemAdmin.</summary>
    public IReadOnlyList<SimulatedUser> Users { get; init; } =
    [
        new(SimulatorDefaults.AdminName, SimulatorDefaults.Password) { Role = SimulatedRoles.Admin },
        new(SimulatorDefaults.StandardUserName, SimulatorDefaults.Password)
        {
            Role = SimulatedRoles.StandardUser,
            ExtensionNumber = SimulatorDefaults.FirstExtension.ToString(CultureInfo.InvariantCulture),
        },
        new(SimulatorDefaults.SystemAdminName, SimulatorDefaults.Password) { Role = SimulatedRoles.SystemAdmin },
    ];

    /// <summary>The tenant's extensions: by default 1001 to 1010.</summary>
    public IReadOnlyList<SimulatedExtension> Extensions { get; init; } =
    [
        .. Enumerable
            .Range(SimulatorDefaults.FirstExtension, SimulatorDefaults.LastExtension - SimulatorDefaults.FirstExtension + 1)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Select(number => new SimulatedExtension(number, SimulatorDefaults.ExtensionPassword)
            {
                DisplayName = "Extension " + number,
            }),
    ];

    /// <summary>The names of the trunks, all initially up.</summary>
    public IReadOnlyList<string> Trunks { get; init; } = [SimulatorDefaults.Trunk];

    /// <summary>The supported sign-in methods, <see langword="null"/> for those of the version; the others return 404.</summary>
    [DecidedAtStart]
    public SimulatorSignInWays? SignInWays { get; init; }

    /// <summary>The lifetime of an access token; 30 minutes.</summary>
    [DecidedAtStart]
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The lifetime of a refresh token; 7 days.</summary>
    [DecidedAtStart]
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What happens to a used refresh token.</summary>
    [DecidedAtStart]
    public SimulatorRefreshTokens RefreshTokens { get; init; } = SimulatorRefreshTokens.Rotate;

    /// <summary>What a new sign-in does to the tokens of the same user's older ones.</summary>
    [DecidedAtStart]
    public SimulatorConcurrentSignIns ConcurrentSignIns { get; init; } = SimulatorConcurrentSignIns.Keep;

    /// <summary>The form in which a response states the lifetime of a token.</summary>
    [DecidedAtStart]
    public SimulatorExpiryForm ExpiryForm { get; init; } = SimulatorExpiryForm.Seconds;

    /// <summary>The response of <c>POST /login</c>; <see langword="null"/> for the version's.</summary>
    [DecidedAtStart]
    public SimulatorLoginAnswer? LoginAnswer { get; init; }

    /// <summary>After this many consecutive failed sign-ins, the address is blocked and gets 403; 0 never blocks.</summary>
    [DecidedAtStart]
    public int FailedSignInLimit { get; init; } = 5;

    /// <summary>How long an address stays blocked; 1 hour.</summary>
    [DecidedAtStart]
    public TimeSpan BlockDuration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The success codes, on which the API's documents disagree; <see langword="null"/> for those of the version.</summary>
    [DecidedAtStart]
    public SimulatorSuccessCodes? SuccessCodes { get; init; }

    /// <summary>The body of a success without data.</summary>
    [DecidedAtStart]
    public SimulatorEmptyAnswer EmptyAnswer { get; init; } = SimulatorEmptyAnswer.NoBody;

    /// <summary>How long a callee rings before the PBX gives up with 408; 60 seconds.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The initial time of the clock; <see langword="null"/> for the computer's.</summary>
    [DecidedAtStart(IsInFile = false)]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Whether time passes by itself.</summary>
    [DecidedAtStart(IsInFile = false)]
    public SimulatorClockMode ClockMode { get; init; } = SimulatorClockMode.Running;

    /// <summary>The seed for fault probabilities, ids and inbound calls: the same in every run. Tokens and one-time codes are always random.</summary>
    [DecidedAtStart(IsInFile = false)]
    public int Seed { get; init; } = 1;

    /// <summary>How many calls come in from outside per minute, on average, 0 to 6000; 0 for none, and 0.5 for one every two minutes. They make the queues' agents ready.</summary>
    [DecidedAtStart(IsInFile = false)]
    public double CallsPerMinute { get; init; }

    /// <summary>The number of requests that the journal keeps; the oldest are dropped first.</summary>
    [DecidedAtStart(IsInFile = false)]
    public int JournalCapacity { get; init; } = 10_000;

    /// <summary>The number of ended calls to keep; the oldest are dropped first. Calls in progress are always kept.</summary>
    [DecidedAtStart(IsInFile = false)]
    public int CallHistoryCapacity { get; init; } = 10_000;

    /// <summary>The queues: by default one, 8000, with the agents 1008 to 1010.</summary>
    public IReadOnlyList<SimulatedQueueSetup> Queues { get; init; } =
        [new(SimulatorDefaults.QueueNumber, "Support") { Agents = ["1008", "1009", "1010"] }];

    /// <summary>The tenant's reasons for not being ready.</summary>
    public IReadOnlyList<string> NotReadyCodes { get; init; } = ["Meeting", "Paperwork", "Training"];

    /// <summary>The virtual receptionists: by default one, 7000.</summary>
    public IReadOnlyList<SimulatedReceptionist> Receptionists { get; init; } = [new(SimulatorDefaults.ReceptionistNumber, "Welcome")];

    /// <summary>The ring groups: by default 6000 with those agents, and 6001 with 1001.</summary>
    public IReadOnlyList<SimulatedRingGroup> RingGroups { get; init; } =
        [new(SimulatorDefaults.RingGroupNumber, "Sales") { Members = ["1008", "1009", "1010"] }, new("6001", "Reception") { Members = ["1001"] }];

    /// <summary>The voicemail boxes of teams: by default one, 5000.</summary>
    public IReadOnlyList<SimulatedSharedVoicemail> SharedVoicemails { get; init; } = [new(SimulatorDefaults.SharedVoicemailNumber, "Company")];

    /// <summary>The conference rooms: by default 9000 and 9001, for 9 participants each.</summary>
    public IReadOnlyList<SimulatedConferenceRoom> ConferenceRooms { get; init; } = [new(SimulatorDefaults.ConferenceNumber, "Meeting"), new("9001", "Incident")];

    /// <summary>The monitor groups: by default one, with those agents as members and 1001 as supervisor.</summary>
    public IReadOnlyList<SimulatedMonitorGroup> MonitorGroups { get; init; } =
        [new("Support") { Members = ["1008", "1009", "1010"], Supervisors = ["1001"] }];

    /// <summary>How calls are parked.</summary>
    public SimulatedCallPark CallPark { get; init; } = new();

    /// <summary>The call park groups; none by default.</summary>
    public IReadOnlyList<SimulatedCallParkGroup> CallParkGroups { get; init; } = [];

    /// <summary>The holidays; none by default.</summary>
    public IReadOnlyList<SimulatedHoliday> Holidays { get; init; } = [];

    /// <summary>The inbound rules, in their order; none by default.</summary>
    public IReadOnlyList<SimulatedInboundRule> InboundRules { get; init; } = [];

    /// <summary>The settings of the tenant that differ from the defaults, by the API's names: <c>office_hours</c>, <c>enable_night_mode</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> TenantSettings { get; init; } = NoSettings.Instance;

    /// <summary>The feature codes that differ from the documents' defaults, by the API's names: <c>SILENT_CALL_MONITORING</c>.</summary>
    public IReadOnlyDictionary<string, string> FeatureCodes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the tenant records its calls.</summary>
    public SimulatorCallRecording CallRecording { get; init; } = SimulatorCallRecording.Off;

    /// <summary>Who can use the links to recordings.</summary>
    [DecidedAtStart]
    public SimulatorLinkAccess RecordingLinks { get; init; } = SimulatorLinkAccess.Public;

    /// <summary>The content of the links to recordings: the description and real PBXs differ.</summary>
    [DecidedAtStart]
    public SimulatorLinkForm RecordingLinkForm { get; init; } = SimulatorLinkForm.Token;

    /// <summary>How a time has to be written in a <c>filter</c>: all of PortSIP's texts quote it, and none says whether a PBX accepts it bare.</summary>
    [DecidedAtStart]
    public SimulatorTimeLiterals TimeLiterals { get; init; } = SimulatorTimeLiterals.Quoted;

    /// <summary>
    /// A tenant with other extensions, to which everything refers: the first one is the standard user's and supervises, and the last three are agents of the
    /// queues and members of the first ring group.
    /// </summary>
    /// <param name="extensions">The extensions, at least one.</param>
    public SimulatorOptions WithExtensions(IReadOnlyList<SimulatedExtension> extensions)
    {
        var first = extensions[0].Number;
        string[] agents = [.. extensions.Skip(Math.Max(0, extensions.Count - 3)).Select(extension => extension.Number)];
        return this with
        {
            Extensions = extensions,
            Users = [.. Users.Select(user => user.Name == SimulatorDefaults.StandardUserName ? user with { Name = $"user{first}", ExtensionNumber = first } : user)],
            Queues = [.. Queues.Select(queue => queue with { Agents = agents })],
            RingGroups = [.. RingGroups.Select((group, at) => group with { Members = at == 0 ? agents : [first] })],
            MonitorGroups = [.. MonitorGroups.Select(group => group with { Members = agents, Supervisors = [first] })],
        };
    }
}
