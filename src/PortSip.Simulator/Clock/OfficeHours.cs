using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Office hours and holidays. They are in UTC here: no document says how a time zone is written.</summary>
internal sealed class OfficeHours(ObjectSettings tenant, Holidays holidays, SimulatorClock clock)
{
    private const string Name = "office_hours";

    /// <summary>The times for which an object has rules: office hours, other hours, and holidays.</summary>
    public static IReadOnlyList<string> Names { get; } = [Name, "non_" + Name, "holiday"];

    /// <summary>The names of the rules for these times.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Names.Select(name => name + Setting.RuleSuffix)];

    /// <summary>The name of the rule that applies now.</summary>
    /// <param name="hours">The object's <c>office_hours</c>.</param>
    /// <param name="named">The object's <c>holidays</c>.</param>
    public string Now(JsonElement hours, JsonElement named) => Rules[holidays.IsAnyNow(named) ? 2 : IsOpen(hours) ? 0 : 1];

    /// <summary>Whether it is in the office hours of an object: its own ones, or those of the tenant.</summary>
    /// <param name="hours">The object's <c>office_hours</c>.</param>
    public bool IsOpen(JsonElement hours)
    {
        var isOwn = hours.ValueKind == JsonValueKind.Object && hours.TryGetProperty("mode", out var mode) && mode.ValueEquals("CUSTOM");
        var now = clock.Now.UtcDateTime;
        var week = isOwn ? hours : tenant[Name];
        if (!week.TryGetProperty(now.DayOfWeek.ToString().ToLowerInvariant(), out var day) || day.ValueKind != JsonValueKind.Object
            || !day.TryGetProperty("enabled", out var enabled) || enabled.ValueKind != JsonValueKind.True)
        {
            return false;
        }
        // Without ranges, the whole day is working time.
        return !day.TryGetProperty("ranges", out var ranges) || ranges.ValueKind != JsonValueKind.Array || ranges.GetArrayLength() == 0
            || ranges.EnumerateArray().Any(range => IsIn(range, now.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    private static bool IsIn(JsonElement range, string time) =>
        string.CompareOrdinal(Time(range, "from"), time) <= 0 && string.CompareOrdinal(time, Time(range, "to")) < 0;

    private static string Time(JsonElement range, string name) =>
        range.ValueKind == JsonValueKind.Object && range.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
