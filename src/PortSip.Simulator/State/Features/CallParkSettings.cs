using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The settings of call park, by the public description.</summary>
internal static class CallParkSettings
{
    public const string Enabled = "enabled";
    public const string Number = "extension_number";
    public const string RecallTo = "recall_to";
    public const string RecallTime = "recall_time";
    public const string GroupTime = "recall_ring_group_time";
    public const string RingGroup = "ring_group_id";

    public const string UserOnly = "USER_ONLY";
    public const string UserFirst = "USER_FIRST_THEN_RING_GROUP";
    public const string RingGroupOnly = "RING_GROUP_ONLY";

    /// <summary>The least and the most seconds of a recall.</summary>
    public static (int Least, int Most) Times { get; } = (60, 900);

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of(Enabled, "true"),
        // A guess: no document states the number.
        Setting.Of(Number, "\"887\"") with { Range = NumberForm.Length },
        Setting.Of(RecallTo, $"\"{UserOnly}\"") with { Words = [UserOnly, UserFirst, RingGroupOnly] },
        Setting.Of(RecallTime, "300") with { Range = Times },
        Setting.Of(GroupTime, "300") with { Range = Times },
        Setting.Of(RingGroup, "null"),
    ];

    /// <summary>Whether parked calls go to a ring group, so that there has to be one.</summary>
    public static bool NeedRingGroup(IReadOnlyDictionary<string, JsonElement> settings) => settings.TryGetValue(RecallTo, out var to) && !to.ValueEquals(UserOnly);

    /// <summary>Whether the number, if it is set, has other characters than digits.</summary>
    public static bool HaveWrongNumber(IReadOnlyDictionary<string, JsonElement> settings) =>
        settings.TryGetValue(Number, out var number) && number.GetString() is { } text && !NumberForm.IsDigits(text);
}
