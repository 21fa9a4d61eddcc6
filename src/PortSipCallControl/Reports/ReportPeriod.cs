namespace PortSipCallControl;

/// <summary>The period of a report, and the one of the same length before it.</summary>
/// <param name="PreviousSince">The beginning of the previous period.</param>
/// <param name="Since">The beginning.</param>
/// <param name="Until">The end, which doesn't belong to it.</param>
internal sealed record ReportPeriod(DateTimeOffset PreviousSince, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>The period, with the previous one measured on the zone's clock: the day before a day is a whole day, even if an hour was skipped.</summary>
    public static ReportPeriod Of(DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone)
    {
        var (begin, end) = (TimeZoneInfo.ConvertTime(since, zone).DateTime, TimeZoneInfo.ConvertTime(until, zone).DateTime);
        var length = end - begin;
        if (length.Ticks > begin.Ticks)
            return new ReportPeriod(DateTimeOffset.MinValue, since, until);
        var previous = begin - length;
        // A time that the clock skips is the moment of the change.
        while (zone.IsInvalidTime(previous))
            previous = previous.AddMinutes(15);
        return new ReportPeriod(new DateTimeOffset(previous, zone.GetUtcOffset(previous)), since, until);
    }
}
