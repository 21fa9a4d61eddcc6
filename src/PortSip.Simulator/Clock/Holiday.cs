using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>
/// A holiday. A consecutive one lasts from its first moment to its last minute; another one is, on each of its days, from the first to the last time of day. An annual
/// one has no year, and can include the turn of the year. How the PBX understands the fields isn't documented.
/// </summary>
internal sealed class Holiday(string id)
{
    public string Id { get; } = id;

    public ObjectSettings Settings { get; } = new(HolidaySettings.All);

    /// <summary>
    /// Whether it ends before it starts. The dates of an annual holiday can span the turn of the year; the times of a day can't span midnight.
    /// </summary>
    public bool EndsBeforeStart => Settings.IsOn(HolidaySettings.IsConsecutive)
        ? !Settings.IsOn(HolidaySettings.IsYearly) && (Last, TimeAt(true)).CompareTo((First, TimeAt(false))) < 0
        : TimeAt(true) < TimeAt(false) || (!Settings.IsOn(HolidaySettings.IsYearly) && Last < First);

    private int First => DayAt(false);

    private int Last => DayAt(true);

    /// <summary>Replaces all settings. Without the date of its end, it ends on the day of its start.</summary>
    public void Set(IReadOnlyDictionary<string, JsonElement> settings)
    {
        Settings.Replace(settings);
        EndOnFirstDay(Settings);
    }

    /// <summary>As it is now, for one that is the same.</summary>
    public SimulatedHoliday ToSetup()
    {
        var standard = new ObjectSettings(HolidaySettings.All);
        EndOnFirstDay(standard);
        return new SimulatedHoliday { Id = Id, Settings = Settings.DifferencesFrom(standard) };
    }

    public bool Includes(DateTimeOffset moment)
    {
        var now = moment.UtcDateTime;
        var (day, time) = (Day(now.Year, now.Month, now.Day), (now.Hour * 60) + now.Minute);
        return Settings.IsOn(HolidaySettings.IsConsecutive)
            ? IsBetween((First, TimeAt(false)), (day, time), (Last, TimeAt(true)))
            : IsBetween((First, 0), (day, 0), (Last, 0)) && TimeAt(false) <= time && time <= TimeAt(true);
    }

    private bool IsBetween((int, int) first, (int, int) now, (int, int) last) =>
        first.CompareTo(last) <= 0 || !Settings.IsOn(HolidaySettings.IsYearly)
            ? first.CompareTo(now) <= 0 && now.CompareTo(last) <= 0
            : first.CompareTo(now) <= 0 || now.CompareTo(last) <= 0;

    // A number that grows with the date.
    private int Day(int year, int month, int day) => ((Settings.IsOn(HolidaySettings.IsYearly) ? 0 : year) * 10_000) + (month * 100) + day;

    private void EndOnFirstDay(ObjectSettings settings)
    {
        foreach (var unit in HolidaySettings.UnitsOfDate.Where(unit => !settings.IsSet(HolidaySettings.NameOf(unit, isEnd: true))))
            settings.Set(HolidaySettings.NameOf(unit, isEnd: true), At(unit, isEnd: false));
    }

    private int DayAt(bool isEnd) => Day(At("year", isEnd), At("month", isEnd), At("day", isEnd));

    private int TimeAt(bool isEnd) => (At("hour", isEnd) * 60) + At("minute", isEnd);

    private int At(string unit, bool isEnd) => Settings.Number(HolidaySettings.NameOf(unit, isEnd));
}
