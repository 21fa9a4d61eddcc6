namespace PortSipCallControl;

/// <summary>A period that a parameter names, relative to now.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Range">Its first moment, and the first moment after it, for the time and the zone.</param>
internal sealed record RecordPeriod(string Parameter, Func<DateTimeOffset, TimeZoneInfo, (DateTimeOffset? Since, DateTimeOffset? Until)> Range)
{
    /// <summary>The periods that a command was given.</summary>
    public static IEnumerable<RecordPeriod> Of(PeriodCommand command)
    {
        if (command.Last is { } last)
            yield return new RecordPeriod(nameof(command.Last), (now, _) => (last.Ticks < now.UtcTicks ? now - last : null, null));
        if (command.Today)
            yield return new RecordPeriod(nameof(command.Today), (now, zone) => Days(now, zone, today => today, today => today.AddDays(1)));
        if (command.Yesterday)
            yield return new RecordPeriod(nameof(command.Yesterday), (now, zone) => Days(now, zone, today => today.AddDays(-1), today => today));
        if (command.ThisMonth)
            yield return new RecordPeriod(nameof(command.ThisMonth), (now, zone) => Days(now, zone, FirstOfMonth, today => FirstOfMonth(today).AddMonths(1)));
        if (command.LastMonth)
            yield return new RecordPeriod(nameof(command.LastMonth), (now, zone) => Days(now, zone, today => FirstOfMonth(today).AddMonths(-1), FirstOfMonth));
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

    private static (DateTimeOffset? Since, DateTimeOffset? Until) Days(DateTimeOffset now, TimeZoneInfo zone, Func<DateTime, DateTime> first, Func<DateTime, DateTime> end)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return (StartOf(first(today), zone), StartOf(end(today), zone));
    }

    private static DateTime FirstOfMonth(DateTime day) => new(day.Year, day.Month, 1);
}
