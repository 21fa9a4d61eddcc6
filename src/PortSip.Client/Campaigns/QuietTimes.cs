namespace PortSip.Client;

/// <summary>The times of the day in which nobody is called, by the clock on the wall of each person.</summary>
/// <param name="Times">Each from a time of the day until another. The second can be on the next day.</param>
internal sealed record QuietTimes(IReadOnlyList<(TimeSpan From, TimeSpan Until)> Times)
{
    // More than enough to leave all of them once.
    private const int LargestNumberOfSteps = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static QuietTimes None { get; } = new([]);

    /// <summary>The first moment, at or after the given one, at which a person can be called; the maximum if there is none.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset at, TimeZoneInfo zone)
    {
        if (Times.Count == 0)
            return at;
        for (var step = 0; step < LargestNumberOfSteps; step++)
        {
            var wall = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            if (Times.Where(time => Contains(time, wall.TimeOfDay)).Select(time => (TimeSpan?)time.Until).FirstOrDefault() is not { } end)
                return at;
            at = MomentOf(wall.Date + end + (end > wall.TimeOfDay ? TimeSpan.Zero : TimeSpan.FromDays(1)), at, zone);
        }
        return DateTimeOffset.MaxValue;
    }

    private static bool Contains((TimeSpan From, TimeSpan Until) time, TimeSpan wall) =>
        time.From < time.Until ? wall >= time.From && wall < time.Until : wall >= time.From || wall < time.Until;

    /// <summary>The first moment after another at which the clock on the wall shows a time, or has skipped it.</summary>
    private static DateTimeOffset MomentOf(DateTime wall, DateTimeOffset after, TimeZoneInfo zone)
    {
        // The clock is set forward: the end of the quiet time is when it jumps past it.
        while (zone.IsInvalidTime(wall))
            wall += Minute;
        // It is set back: it shows the time twice.
        IEnumerable<TimeSpan> offsets = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).OrderByDescending(offset => offset) : [zone.GetUtcOffset(wall)];
        var moments = offsets.Select(offset => new DateTimeOffset(wall, offset).ToUniversalTime()).Where(moment => moment > after);
        return moments.Append(after + Minute).First();
    }
}
