namespace PortSipCallControl;

/// <summary>A period that a parameter names, relative to now.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Range">Its first moment, and the first moment after it, for the time and the zone.</param>
internal sealed record RecordPeriod(string Parameter, Func<DateTimeOffset, TimeZoneInfo, (DateTimeOffset? Since, DateTimeOffset? Until)> Range)
{
    /// <summary>The parameters in words: <c>-Last, -Today, … and -LastMonth</c>.</summary>
    public static string Parameters { get; } =
        $"-{nameof(PeriodCommand.Last)}, {string.Join(", ", CalendarPeriod.All.Take(CalendarPeriod.All.Count - 1).Select(period => $"-{period.Name}"))} and -{CalendarPeriod.All[^1].Name}";

    /// <summary>The periods that a command was given.</summary>
    public static IEnumerable<RecordPeriod> Of(PeriodCommand command)
    {
        if (command.Last is { } last)
            yield return new RecordPeriod(nameof(command.Last), (now, _) => (last.Ticks < now.UtcTicks ? now - last : null, null));
        if (command.Today)
            yield return Of(CalendarPeriod.Today);
        if (command.Yesterday)
            yield return Of(CalendarPeriod.Yesterday);
        if (command.ThisWeek)
            yield return Of(CalendarPeriod.ThisWeek);
        if (command.LastWeek)
            yield return Of(CalendarPeriod.LastWeek);
        if (command.ThisMonth)
            yield return Of(CalendarPeriod.ThisMonth);
        if (command.LastMonth)
            yield return Of(CalendarPeriod.LastMonth);
    }

    private static RecordPeriod Of(CalendarPeriod period) => new(period.Name, (now, zone) => period.Range(now, zone));
}
