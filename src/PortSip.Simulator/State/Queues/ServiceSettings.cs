namespace PortSip.Simulator;

/// <summary>The settings of ring groups and queues with their defaults, by the newest public description and the lists of changes.</summary>
internal static class ServiceSettings
{
    public const string RingTime = "ring_time";
    public const string RingStrategy = "ring_strategy";
    public const string PollingStrategy = "polling_strategy";
    public const string SkipBusy = "skip_busy_member";
    public const string NoAnswerRule = "no_answer" + Setting.RuleSuffix;
    public const string NightModeRule = "night_mode" + Setting.RuleSuffix;
    public const string NightMode = "enable_night_mode";
    public const string MostCallers = "max_callers";
    public const string LongestWait = "max_waiting_time";
    public const string WaitsWithoutAgents = "wait_when_no_agents_online";
    public const string SlaTime = "sla_time";
    public const string WrapsUp = "enable_wrap_up";
    public const string WrapUpTime = "wrap_up_time";

    public const string Callback = "enable_callback";
    public const string CallbackMode = "callback_mode";
    public const string CallbackAfterTimeout = "TIMEOUT";
    public const string CallbackTimeout = "callback_timeout";
    public const string CallbackPrefix = "callback_outbound_prefix";
    public const string HasExit = "enable_exit_forward_rule";
    public const string ExitRule = "exit" + Setting.RuleSuffix;

    public const string TimeoutRule = "timeout" + Setting.RuleSuffix;
    public const string FailureRule = "failure" + Setting.RuleSuffix;
    public const string CustomRules = "custom_forward_rules";
    public const string KeyInterval = "dtmf_interval";

    private const string CallersList = "outbound_caller_ids";

    private static readonly string[] WithRepeat = [ForwardWords.ToNumber, ForwardWords.ToVoicemail, ForwardWords.Repeat, ForwardWords.HangUp];

    public static IReadOnlyList<Setting> OfRingGroup(SimulatorVersion version) =>
    [
        Setting.Of("name", "\"\"") with { Range = (1, 64) },
        Number(RingTime, 20, 0, 65535),
        Setting.Of(RingStrategy, $"\"{Simulator.RingStrategy.Simultaneous}\"") with { Words = [.. Simulator.RingStrategy.All, Simulator.RingStrategy.Paging] },
        .. Setting.Each("false", SkipBusy, "enable_paid", "enable_prid", "extension_number_as_to_header"),
        .. Rules(version, WithRepeat),
        Setting.Of(CallersList, "[]"),
        .. Setting.Each("false", version.HasServiceNightMode ? [NightMode] : []),
    ];

    public static IReadOnlyList<Setting> OfQueue(SimulatorVersion version) =>
    [
        Setting.Of("name", "\"\"") with { Range = (1, 64) },
        Setting.Of(PollingStrategy, $"\"{Simulator.RingStrategy.Simultaneous}\"") with { Words = Simulator.RingStrategy.All },
        Number(RingTime, 20, 1, 65535),
        Number(MostCallers, 0, 0, int.MaxValue),
        Setting.Of("intro_type", "\"DISABLE\"") with { Words = ["DISABLE", "NORMAL", "FULL"] },
        Number(LongestWait, 300, 15, 65535),
        .. Setting.Each("false", WaitsWithoutAgents),
        Setting.Of("inform_position", "\"DISABLE\"") with { Words = ["DISABLE", "PERIODICALLY", "ON_CONNECTED"] },
        Number("inform_position_interval", 10, 10, 1800),
        .. Setting.Each("true", "agent_auto_ready", "agent_auto_not_ready_after_non_acd_call"),
        Number(SlaTime, 0, 0, 65536),
        Setting.Of("language", "\"en-US\""),
        .. Rules(version, ForwardWords.ToNumber, ForwardWords.ToVoicemail, ForwardWords.HangUp),
        Setting.Of(Callback, "false"),
        Setting.Of(CallbackMode, "\"ACTIVE\"") with { Words = ["ACTIVE", CallbackAfterTimeout] },
        Number(CallbackTimeout, 600, 0, 600),
        Setting.Of(CallbackPrefix, "null"),
        Setting.Of(CallersList, "[]"),
        Setting.Of("enable_sticky_routing", "true"),
        Number("sticky_routing_duration", 30, 1, 365),
        .. Setting.Each("false", "enable_paid", "enable_prid", "extension_number_as_to_header"),
        .. version.HasServiceNightMode ? Since223 : [],
    ];

    public static IReadOnlyList<Setting> OfReceptionist(SimulatorVersion version) =>
    [
        Setting.Of("name", "\"\"") with { Range = (1, 64) },
        Setting.Of("language", "\"en-US\""),
        Number(KeyInterval, 2, 1, int.MaxValue),
        Setting.Of("enable_pin", "true"),
        Setting.Of("pin", "null"),
        Setting.Of(TimeoutRule, """{"action":"HANGUP","number":null,"timeout":30,"repeat_times":3}""") with { Words = WithRepeat },
        Setting.Rule("failure", WithRepeat),
        .. version.HasNightModeRules ? [Setting.Rule("night_mode", WithRepeat)] : Array.Empty<Setting>(),
        Setting.Of(CustomRules, "[]"),
        Setting.Of(CallersList, "[]"),
        .. Setting.Each("false", version.HasServiceNightMode ? [NightMode] : []),
    ];

    // The lists of changes name these fields; their types and defaults are guesses.
    private static IEnumerable<Setting> Since223 =>
    [
        .. Setting.Each("false", NightMode, "play_periodic_music", WrapsUp, HasExit),
        Number("play_periodic_music_interval", 30, 0, 65535),
        Number(WrapUpTime, 0, 0, 65535),
        Setting.Rule("exit", ForwardWords.ToNumber, ForwardWords.ToVoicemail, ForwardWords.HangUp),
    ];

    private static IEnumerable<Setting> Rules(SimulatorVersion version, params string[] actions) =>
        version.HasNightModeRules ? [Setting.Rule("no_answer", actions), Setting.Rule("night_mode", actions)] : [Setting.Rule("no_answer", actions)];

    private static Setting Number(string name, int standard, int least, int most) => Setting.Of(name, FormattableString.Invariant($"{standard}")) with { Range = (least, most) };
}
