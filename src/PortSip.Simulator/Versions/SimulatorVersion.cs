namespace PortSip.Simulator;

/// <summary>
/// A generation of the PBX, with everything that the simulator does differently for it. This is the only place that depends on versions:
/// the rest of the simulator uses these properties.
/// </summary>
/// <remarks>
/// The description of 22.2 is public, and its responses conform to it. For 22.3 and 22.8, only change lists are public; for 16.4, the guides, the
/// release notes and users' scripts. What none of them states is marked as a guess here.
/// </remarks>
public sealed class SimulatorVersion
{
    private SimulatorVersion(string number) => Number = number;

    /// <summary>16.4: the last version without <c>/auth/sign_in</c>, OAuth and call logs.</summary>
    public static SimulatorVersion V164 { get; } = new("16.4")
    {
        SignInWays = SimulatorSignInWays.Login | SimulatorSignInWays.LoginByExtension | SimulatorSignInWays.Tokens, // A guess: no OAuth yet.
        HasTwoFactor = false,
        LoginAnswer = SimulatorLoginAnswer.Token, // A guess.
        SuccessCodes = SimulatorSuccessCodes.CallControlPage,
        Answers = AnswerForm.AsInGuide,
        RecordingFiles = RecordingFileForm.Id,
        WrapsUserData = false,
    };

    /// <summary>22.2: the newest version with a public description.</summary>
    public static SimulatorVersion V222 { get; } = new("22.2") { HasCallLogs = true, HasNightModeRules = true };

    /// <summary>22.3: other words for presences and agents, transcribed recordings, <c>/login</c> removed.</summary>
    public static SimulatorVersion V223 { get; } = new("22.3")
    {
        SignInWays = SimulatorSignInWays.SignIn | SimulatorSignInWays.OAuth,
        HasCallLogs = true,
        HasTranscriptions = true,
        HasRoleDetails = true,
        TellsRerouting = true,
        HasNightModeRules = true,
        HasServiceNightMode = true,
        AvailablePresence = "ONLINE",
        TalkingStatus = "OTHER_CALL",
        HasNotReadyCodes = true,
        HasDataFlow = true,
        AgentStatuses = ["READY", "NOT_READY", "WRAP_UP", "LOGGED_IN", "LOGGED_OUT"],
    };

    /// <summary>22.8: licenses, other codes for refused sign-ins (since 22.6), and display names of recordings.</summary>
    public static SimulatorVersion V228 { get; } = new("22.8")
    {
        SignInWays = V223.SignInWays,
        SignInRefusal = 401, // The codes changed in 22.6, and no document states the new ones: a guess.
        HasCallLogs = true,
        HasTranscriptions = true,
        HasRecordingNames = true,
        HasSenderNames = true,
        HasRoleDetails = true,
        HasAgentReason = true,
        HasNotReadyCodes = true,
        HasDataFlow = true,
        HasLicenses = true,
        ConflictCode = "RESOURCE_IN_USE",
        TellsRerouting = true,
        HasNightModeRules = true,
        HasServiceNightMode = true,
        RequiresDisplayName = true,
        HasOutsideRules = true,
        AvailablePresence = V223.AvailablePresence,
        TalkingStatus = V223.TalkingStatus,
        AgentStatuses = V223.AgentStatuses,
    };

    /// <summary>All versions, oldest first.</summary>
    public static IReadOnlyList<SimulatorVersion> All { get; } = [V164, V222, V223, V228];

    /// <summary>The newest version: the default of a simulator.</summary>
    public static SimulatorVersion Newest { get; } = All[All.Count - 1];

    /// <summary>The number: <c>22.2</c>.</summary>
    public string Number { get; }

    /// <summary>The sign-in methods; 22.3 is the first version without <c>/login</c>.</summary>
    internal SimulatorSignInWays SignInWays { get; init; } = SimulatorSignInWays.SignIn | SimulatorSignInWays.OAuth | SimulatorSignInWays.Login;

    /// <summary>Whether a sign-in can require a one-time code: since 22.2.11.</summary>
    internal bool HasTwoFactor { get; init; } = true;

    /// <summary>The response of <c>POST /login</c>: the description of 22.2 shows no body.</summary>
    internal SimulatorLoginAnswer LoginAnswer { get; init; } = SimulatorLoginAnswer.CookieOnly;

    /// <summary>The HTTP status for a wrong password and for a rejected refresh token.</summary>
    internal int SignInRefusal { get; init; } = 400;

    /// <summary>The document that the success codes follow. No change list mentions <c>/sessions</c>.</summary>
    internal SimulatorSuccessCodes SuccessCodes { get; init; } = SimulatorSuccessCodes.RestDescription;

    /// <summary>The document that the fields of responses follow.</summary>
    internal AnswerForm Answers { get; init; } = AnswerForm.AsDescribed;

    /// <summary>Whether <c>/calllogs</c> exists: since 22.0.42.</summary>
    internal bool HasCallLogs { get; init; }

    /// <summary>How a recording names its file.</summary>
    internal RecordingFileForm RecordingFiles { get; init; } = RecordingFileForm.Link;

    /// <summary>Whether a recording has <c>status</c>, <c>status_description</c> and <c>sentiment</c>: since 22.3.</summary>
    internal bool HasTranscriptions { get; init; }

    /// <summary>Whether a recording has the display names of its parties: since 22.8.</summary>
    internal bool HasRecordingNames { get; init; }

    /// <summary>Whether a voicemail has the number and the name of its sender apart: since 22.6, which keeps <c>sender</c>.</summary>
    internal bool HasSenderNames { get; init; }

    /// <summary>Whether <c>GET /auth/user</c> returns <c>domain</c>, <c>role_id</c>, <c>role_name</c> and <c>capabilities</c>: since 22.3.</summary>
    internal bool HasRoleDetails { get; init; }

    /// <summary>Whether the record of a call to a queue contains <c>user_data</c> as part of a longer text: since 22.2.11.</summary>
    internal bool WrapsUserData { get; init; } = true;

    /// <summary>Whether <c>reroute_reason</c> reports forwarding and calls that left their queue unanswered: since 22.3.</summary>
    internal bool TellsRerouting { get; init; }

    /// <summary>Whether ring groups and queues have a rule for night mode: the description of 22.2 has one, older ones don't.</summary>
    internal bool HasNightModeRules { get; init; }

    /// <summary>Whether night mode can be on for single ring groups and queues, and wrap-up is a setting of queues: since 22.3.</summary>
    internal bool HasServiceNightMode { get; init; }

    /// <summary>The presence of an available user: 22.3 replaced <c>AVAILABLE</c>.</summary>
    internal string AvailablePresence { get; init; } = "AVAILABLE";

    /// <summary>The status of a talking extension in events: 22.3 replaced <c>ON_CALL</c>.</summary>
    internal string TalkingStatus { get; init; } = "ON_CALL";

    /// <summary>The values that <c>POST /user/presence</c> accepts.</summary>
    internal string[] Presences => [AvailablePresence, "AWAY", "DO_NOT_DISTURB", "BUSINESS_TRIP", "LUNCH"];

    /// <summary>The values that an agent's status can be set to: 22.3 dropped <c>BREAK</c> and <c>LUNCH</c>.</summary>
    internal string[] AgentStatuses { get; init; } = ["READY", "NOT_READY", "WRAP_UP", "BREAK", "LUNCH", "LOGGED_IN", "LOGGED_OUT"];

    /// <summary>Whether an agent's status is returned with its <c>reason</c>: since 22.5.</summary>
    internal bool HasAgentReason { get; init; }

    /// <summary>Whether <c>/not_ready_codes</c> exists: since 22.3.</summary>
    internal bool HasNotReadyCodes { get; init; }

    /// <summary>Whether it can have a Data Flow service: since 22.3.</summary>
    internal bool HasDataFlow { get; init; }

    /// <summary>Whether licenses are checked, and refusals have their own codes: since 22.8.</summary>
    internal bool HasLicenses { get; init; }

    /// <summary>Whether an extension can't be changed without its <c>display_name</c>, and has selective calls and a time zone: since 22.6.</summary>
    internal bool RequiresDisplayName { get; init; }

    /// <summary>Whether forwarding rules exist for callers from outside as well: since 22.8. Their names with <c>ext_</c> are a guess.</summary>
    internal bool HasOutsideRules { get; init; }

    /// <summary>The code of a 409.</summary>
    internal string ConflictCode { get; init; } = "UNKNOWN";

    /// <summary>The version with a number.</summary>
    /// <param name="number">One of <see cref="All"/>: <c>22.2</c>.</param>
    /// <exception cref="FormatException">There is no version with that number.</exception>
    public static SimulatorVersion Parse(string number) =>
        All.FirstOrDefault(version => version.Number == number)
        ?? throw new FormatException($"There is no simulator version {number}. The versions are {string.Join(", ", All)}.");

    /// <summary>The number.</summary>
    public override string ToString() => Number;
}
