using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace PortSipCallControl;

/// <summary>A point in time as people specify it: a date, a time span before now, the name of a period of the calendar, or text (<see cref="WrittenTime"/>).</summary>
internal static class GivenTime
{
    private const string Advice = "Use 2026-05-08 or 2026-05-08T10:15, a [datetime], a period before now such as 8h or a [timespan], or a word such as today or LastWeek.";

    /// <summary>The time, or null for a blank.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The value isn't a time, or it is ambiguous.</exception>
    public static DateTimeOffset? From(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null or DBNull => null,
            not string when WrittenPeriod.From(input) is { } period => Ago(period),
            DateTimeOffset time => time,
            DateTime time => Exactly(time),
#if NET
            DateOnly day => Exactly(day.ToDateTime(TimeOnly.MinValue)),
#endif
            string text => string.IsNullOrWhiteSpace(text) ? null : Written(text),
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger => throw Refused(
                $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is a number, not a time. Without quotes, PowerShell calculates 2026-05-08 as 2013. Quote the time."),
            _ => throw Refused($"One time is expected, not {value.GetType().Name}. {Advice}"),
        };
    }

    /// <summary>The same moment; a time without a kind is local. The minimum and maximum dates are the same in every zone.</summary>
    public static DateTimeOffset Exactly(DateTime time)
    {
        if (time.Kind == DateTimeKind.Utc)
            return new DateTimeOffset(time);
        var offset = TimeZoneInfo.Local.GetUtcOffset(time);
        var ticks = time.Ticks - offset.Ticks;
        if (time == DateTime.MinValue || ticks < DateTimeOffset.MinValue.Ticks)
            return DateTimeOffset.MinValue;
        return time == DateTime.MaxValue || ticks > DateTimeOffset.MaxValue.Ticks ? DateTimeOffset.MaxValue : new DateTimeOffset(time.Ticks, offset);
    }

    private static DateTimeOffset Ago(TimeSpan span)
    {
        if (span < TimeSpan.Zero)
            throw Refused($"The time span {span} is negative. A time span already counts back from now: omit the sign.");
        var now = DateTimeOffset.Now;
        return span.Ticks < now.UtcTicks ? now - span : DateTimeOffset.MinValue;
    }

    private static DateTimeOffset Written(string text)
    {
        // 10:15 is a time of today, so that only a period with a unit counts back.
        if (text.IndexOf(':') < 0 && WrittenPeriod.Read(text) is { } period)
            return Ago(period);
        if (CalendarPeriod.Find(text.Trim()) is { } named)
            return named.Range(DateTimeOffset.Now, TimeZoneInfo.Local).Since;
        var culture = CultureInfo.CurrentCulture;
        return WrittenTime.Read(text, culture, out var other)
            ?? throw Refused(other is { } readings
                ? $"'{text}' is ambiguous: {culture.Name} reads it as {Day(readings.ByCulture)}, and PowerShell converts {Day(readings.Invariant)} to the same text. {Advice}"
                : $"'{text}' can't be read as a time. {Advice}");
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ArgumentTransformationMetadataException Refused(string problem) => Unbindable.Because(problem);
}
