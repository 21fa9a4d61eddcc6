using System.Globalization;

namespace PortSip.Simulator;

/// <summary>The settings of a new user, by the description of 22.2 and the lists of changes.</summary>
internal static class UserSettingDefaults
{
    private const string Day = """{"enabled":true,"ranges":[{"from":"09:00","to":"17:00"}]}""";
    private const string NoDay = """{"enabled":false,"ranges":[]}""";

    public static IEnumerable<Setting> Of(SimulatorOptions options) => Texts(options).Select(field => Setting.Of(field.Name, field.Json)).Select(WithActions);

    private static Setting WithActions(Setting field) => !field.IsRule ? field : field with
    {
        Words = [ForwardWords.ToNumber, ForwardWords.ToVoicemail, ForwardWords.HangUp, .. AllowsRing(field.Name) ? [ForwardWords.Ring] : Array.Empty<string>()],
    };

    private static bool AllowsRing(string rule) => (rule.Contains("available") || rule.Contains("busy")) && !rule.Contains("no_answer");

    private static IEnumerable<(string Name, string Json)> Texts(SimulatorOptions options) =>
    [
        ("email", "null"),
        ("enabled", "true"),
        .. Of("null", "mobile_phone", "work_phone", "home_phone", "address", "department"),
        .. Of("false", "enable_audio_recording", "enable_video_recording", UserSettings.DoNotDisturb, "enable_acb", "enable_hot_desking", "anonymous_outbound_calls"),
        ("delivery_outbound_cid", "true"),
        ("sms", "\"DISABLE\""),
        ("outbound_caller_ids", "[]"),
        ("custom_options", "null"),
        ("office_hours", $$"""{"mode":"GLOBAL","monday":{{Day}},"tuesday":{{Day}},"wednesday":{{Day}},"thursday":{{Day}},"friday":{{Day}},"saturday":{{NoDay}},"sunday":{{NoDay}}}"""),
        .. Rules(isOutside: false, options.RingTimeout),
        .. options.Version.HasOutsideRules ? Rules(isOutside: true, options.RingTimeout) : [],
        ("custom_forward_rules", "[]"),
        ("voicemail_prompt", "null"),
        ("enable_voicemail_pin", "true"),
        ("voicemail_pin", "null"),
        ("enable_voicemail_notify", "false"),
        ("voicemail_play_datetime", "\"DISABLE\""),
        ("interface", "\"WEB_DOMAIN\""),
        ("preferred_transport", "\"UDP\""),
        ("blfs", "[]"),
        .. options.Version.HasTranscriptions ? Of("false", "enable_ai_transcript", "enable_uc_app", "enable_teams_phone_app") : [],
        .. options.Version.RequiresDisplayName ? Selective : [],
    ];

    private static IEnumerable<(string Name, string Json)> Selective =>
    [
        .. Of("[]", "selective_call_acceptations", "selective_call_rejections"),
        .. Of("false", "enable_selective_call_acceptation", "enable_selective_call_rejection"),
        ("timezone", "null"),
    ];

    /// <summary>
    /// No document states the defaults. Here, a phone that is busy, doesn't answer or isn't registered fails its calls, so that what a rule says of a phone is
    /// seen; do-not-disturb goes to voicemail, as its guide says, and so do the presences.
    /// </summary>
    private static IEnumerable<(string Name, string Json)> Rules(bool isOutside, TimeSpan ringTime) => ForwardFields.All(isOutside).Select(field => (field.Name, field.State switch
    {
        SimulatorForwardState.Available or SimulatorForwardState.Busy => $$"""{"action":"{{ForwardWords.Ring}}","number":null}""",
        SimulatorForwardState.NoAnswer => $$"""{"action":"{{ForwardWords.HangUp}}","number":null,"timeout":{{((int)ringTime.TotalSeconds).ToString(CultureInfo.InvariantCulture)}}}""",
        SimulatorForwardState.Offline => $$"""{"action":"{{ForwardWords.HangUp}}","number":null}""",
        _ => $$"""{"action":"{{ForwardWords.ToVoicemail}}","number":null}""",
    }));

    private static IEnumerable<(string Name, string Json)> Of(string json, params string[] names) => names.Select(name => (name, json));
}
