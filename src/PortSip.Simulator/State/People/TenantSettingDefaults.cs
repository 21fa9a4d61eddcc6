namespace PortSip.Simulator;

/// <summary>The settings of the tenant that its administrator can change, by the newest public description.</summary>
internal static class TenantSettingDefaults
{
    private const string Day = """{"enabled":true,"ranges":[{"from":"09:00","to":"17:00"}]}""";
    private const string NoDay = """{"enabled":false,"ranges":[]}""";
    private const string WebHook = """{"enabled":false,"auth":"DISABLE","username":null,"password":null,"token":null,"url":null}""";

    public static IReadOnlyList<Setting> Of(SimulatorOptions options) =>
    [
        Setting.Of("name", $"\"{SimulatorDefaults.TenantName}\"") with { Range = (1, 1024) },
        Setting.Of("domain", System.Text.Json.JsonSerializer.Serialize(options.Domain)) with { Range = (1, 280) },
        .. Setting.Each("null", "website", "timezone", "region", "custom_options"),
        Setting.Of("currency", "\"USD\""),
        .. Setting.Each("false", "enable_video_recording", "enable_audio_recording", "enable_dual_track_recording", "enable_night_mode", "enable_two_factor_authentication"),
        .. Setting.Each("30", "recording_retention", "call_report_retention", "log_retention", "temp_file_retention"),
        Setting.Of("extension_im_disk_quota", "\"1GB\""),
        Setting.Of("office_hours", $$"""{"monday":{{Day}},"tuesday":{{Day}},"wednesday":{{Day}},"thursday":{{Day}},"friday":{{Day}},"saturday":{{NoDay}},"sunday":{{NoDay}}}"""),
        Setting.Of("outbound_caller_ids", "[]"),
        Setting.Of("cdr_event", WebHook),
        Setting.Of("extension_event", WebHook),
        Setting.Of("contact_match_type", "\"MATCH_EXACTLY\"") with { Words = ["DISABLE", "MATCH_EXACTLY", "MATCH_LENGTH"] },
        Setting.Of("contact_match_length", "0") with { Range = (0, int.MaxValue) },
        Setting.Of("contact_append_type", "\"APPEND\"") with { Words = ["DISABLE", "APPEND", "PREPEND"] },
        Setting.Of("contact_update_interval", "720") with { Range = (1, 43200) },
        Setting.Of("password_force_reset", "false"),
        .. Setting.Each("null", "stir_shaken_cert", "stir_shaken_key"),
    ];
}
