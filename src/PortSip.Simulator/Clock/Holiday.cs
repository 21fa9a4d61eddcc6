namespace PortSip.Simulator;

/// <summary>
/// A holiday. A consecutive one lasts from its first moment to its last minute; another one is, on each of its days, from the first to the last time of day. An annual
/// one has no year, and can include the turn of the year. How the PBX understands the fields isn't documented.
/// </summary>
internal sealed class Holiday(string id)
{
    public string Id { get; } = id;

    public ObjectSettings Settings { get; } = new(HolidaySettings.All);

    /// <summary>As it is now, for one that is the same.</summary>
    public SimulatedHoliday ToSetup() => new() { Id = Id, Settings = Settings.DifferencesFrom(new ObjectSettings(HolidaySettings.All)) };

    public bool Includes(DateTimeOffset moment)
    {
        var now = moment.UtcDateTime;
        var (day, time) = (Day(now.Year, now.Month, now.Day), (now.Hour * 60) + now.Minute);
        var (first, last) = (Day(At("year", false), At("month", false), At("day", false)), Day(At("year", true), At("month", true), At("day", true)));
        var (from, to) = ((At("hour", false) * 60) + At("minute", false), (At("hour", true) * 60) + At("minute", true));
        return Settings.IsOn(HolidaySettings.IsConsecutive)
            ? IsBetween((first, from), (day, time), (last, to))
            : IsBetween((first, 0), (day, 0), (last, 0)) && from <= time && time <= to;
    }

    private bool IsBetween((int, int) first, (int, int) now, (int, int) last) =>
        first.CompareTo(last) <= 0 || !Settings.IsOn(HolidaySettings.IsYearly)
            ? first.CompareTo(now) <= 0 && now.CompareTo(last) <= 0
            : first.CompareTo(now) <= 0 || now.CompareTo(last) <= 0;

    // A number that grows with the date.
    private int Day(int year, int month, int day) => ((Settings.IsOn(HolidaySettings.IsYearly) ? 0 : year) * 10_000) + (month * 100) + day;

    private int At(string unit, bool isEnd) => Settings.Number(HolidaySettings.NameOf(unit, isEnd));
}
