using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The settings of inbound rules, by the public description. Their defaults where it states none are guesses.</summary>
internal static class InboundRuleSettings
{
    public const string Name = "name";
    public const string Enabled = "enabled";
    public const string DidNumbers = "did_numbers";
    public const string CallerMask = "cid_number_mask";
    public const string OfficeHours = "office_hours";
    public const string Trunk = "provider_id";
    public const string Holidays = "holidays";

    /// <summary>As a destination: the dialled number itself.</summary>
    public const string AsDialled = "0";

    private static readonly string[] Actions = [ForwardWords.ToNumber, ForwardWords.ToVoicemail, ForwardWords.HangUp];

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of(Name, "\"\"") with { Range = (1, 64) },
        Setting.Of(Enabled, "true"),
        Setting.Of(CallerMask, "null"),
        Setting.Of(DidNumbers, "\"\"") with { Range = (1, 1024) },
        .. Simulator.OfficeHours.Names.Select(name => Setting.Rule(name, Actions)),
        Setting.Of(OfficeHours, """{"mode":"GLOBAL"}"""),
        Setting.Of(Holidays, "[]"),
        Setting.Of("enable_advanced_routing", "false"),
        Setting.Of("advanced_routing", "null"),
        Setting.Of("play_recording_disclaimer", "false"),
    ];

    /// <summary>The rules that lead to a range of another size than that of the numbers, so that it isn't known which number belongs to which.</summary>
    public static IEnumerable<string> RulesOfOtherSize(IReadOnlyDictionary<string, JsonElement> settings) => settings.TryGetValue(DidNumbers, out var did)
        ? Simulator.OfficeHours.Rules.Where(rule => settings.TryGetValue(rule, out var given)
            && NumberRange.Parse(ForwardRule.Read(given).Number ?? "") is { } destinations && NumberRange.Parse(did.GetString()!)?.Count != destinations.Count)
        : [];
}
