namespace PortSip.Simulator;

/// <summary>The settings of a holiday, by the names of the public description. Their ranges and defaults are guesses.</summary>
internal static class HolidaySettings
{
    public const string Name = "name";
    public const string IsConsecutive = "consecutive";
    public const string IsYearly = "every_year";

    public static IReadOnlyList<string> UnitsOfDate { get; } = ["year", "month", "day"];

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of(Name, "\"\"") with { Range = (1, 64) },
        Setting.Of("region", "null"),
        Setting.Of(IsConsecutive, "true"),
        Setting.Of(IsYearly, "false"),
        .. Both("year", 0, 9999),
        .. Both("month", 1, 12),
        .. Both("day", 1, 31),
        .. Both("hour", 0, 23),
        .. Both("minute", 0, 59),
    ];

    /// <summary>The name of the start or end of a unit: <c>year_start</c>.</summary>
    public static string NameOf(string unit, bool isEnd) => unit + (isEnd ? "_end" : "_start");

    // A holiday lasts until the last minute of its last day, unless it says otherwise. The default of that day is the first one, see Holiday.
    private static IEnumerable<Setting> Both(string unit, int least, int most) =>
    [
        Number(NameOf(unit, isEnd: false), least, least, most),
        Number(NameOf(unit, isEnd: true), unit is "hour" or "minute" ? most : least, least, most),
    ];

    private static Setting Number(string name, int standard, int least, int most) => Setting.Of(name, FormattableString.Invariant($"{standard}")) with { Range = (least, most) };
}
