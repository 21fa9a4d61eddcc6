namespace PortSipCallControl;

/// <summary>The period of a report, and the one of the same length before it.</summary>
/// <param name="PreviousSince">The beginning of the previous period.</param>
/// <param name="Since">The beginning.</param>
/// <param name="Until">The end, which doesn't belong to it.</param>
internal sealed record ReportPeriod(DateTimeOffset PreviousSince, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>
    /// How long after the beginning of the previous period the first call can come, if the calls reach back to it: an office is closed on some days, and a week
    /// can begin with a long weekend.
    /// </summary>
    public TimeSpan LongestSilence
    {
        get
        {
            var length = Since - PreviousSince;
            return length < TimeSpan.FromDays(1) ? length : TimeSpan.FromDays(length < TimeSpan.FromDays(6.9) ? 1 : 4);
        }
    }

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
