namespace PortSip.Simulator;

/// <summary>The settings of a call park group, by the names of the public description.</summary>
internal static class CallParkGroupSettings
{
    public const string Name = "name";

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of(Name, "\"\"") with { Range = (1, 64) },
        Setting.Of(CallParkSettings.RecallTo, $"\"{CallParkSettings.UserOnly}\"") with { Words = [CallParkSettings.UserOnly, CallParkSettings.UserFirst, CallParkSettings.RingGroupOnly] },
        Setting.Of(CallParkSettings.RingGroup, "null"),
    ];
}
