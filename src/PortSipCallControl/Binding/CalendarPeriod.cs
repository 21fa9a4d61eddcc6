using System.Globalization;

namespace PortSipCallControl;

/// <summary>A period of the calendar that people name: its name is a switch such as -LastWeek, and the time at which it begins.</summary>
/// <param name="Name">The name: <c>LastWeek</c>.</param>
/// <param name="FirstDay">Its first day in words: "the first day of the previous week".</param>
/// <param name="First">Its first day, for the day that it is now.</param>
/// <param name="End">The first day after it.</param>
internal sealed record CalendarPeriod(string Name, string FirstDay, Func<DateTime, DateTime> First, Func<DateTime, DateTime> End)
{
    public static CalendarPeriod Today { get; } = new("Today", "today", day => day, day => day.AddDays(1));

    public static CalendarPeriod Yesterday { get; } = new("Yesterday", "yesterday", day => day.AddDays(-1), day => day);

    public static CalendarPeriod ThisWeek { get; } = new("ThisWeek", "the first day of this week", FirstOfWeek, day => FirstOfWeek(day).AddDays(7));

    public static CalendarPeriod LastWeek { get; } = new("LastWeek", "the first day of the previous week", day => FirstOfWeek(day).AddDays(-7), FirstOfWeek);

    public static CalendarPeriod ThisMonth { get; } = new("ThisMonth", "the first day of this month", FirstOfMonth, day => FirstOfMonth(day).AddMonths(1));

    public static CalendarPeriod LastMonth { get; } = new("LastMonth", "the first day of the previous month", day => FirstOfMonth(day).AddMonths(-1), FirstOfMonth);

    public static IReadOnlyList<CalendarPeriod> All { get; } = [Today, Yesterday, ThisWeek, LastWeek, ThisMonth, LastMonth];

    /// <summary>The period of this name; null if it isn't one.</summary>
    public static CalendarPeriod? Find(string name) => All.FirstOrDefault(period => string.Equals(period.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first moment, and the first moment after it, at a time in a zone.</summary>
    public (DateTimeOffset Since, DateTimeOffset Until) Range(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return (StartOf(First(today), zone), StartOf(End(today), zone));
    }

    /// <summary>
    /// The first moment of a day in a zone. Where clocks change at midnight, that is the first of two midnights, or the moment to which the
    /// clocks jump.
    /// </summary>
    internal static DateTimeOffset StartOf(DateTime day, TimeZoneInfo zone)
    {
        var midnight = DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset);
    }

    private static DateTime FirstOfMonth(DateTime day) => new(day.Year, day.Month, 1);

    // On Mondays or Sundays, as the session's culture has it.
    private static DateTime FirstOfWeek(DateTime day) => day.AddDays(-((day.DayOfWeek - CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek + 7) % 7));
}
