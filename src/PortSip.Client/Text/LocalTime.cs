using System.Globalization;

namespace PortSip.Client;

/// <summary>Times as people see them: by the clock of this machine, the same in tables, texts and names of files, and in every culture.</summary>
internal static class LocalTime
{
    /// <summary>The same moment with the offset of this machine's zone; the end of the calendar, which means for ever, stays what it is.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) => time == DateTimeOffset.MaxValue ? time : time.ToLocalTime();

    /// <summary>Date and time to the second: <c>2024-08-20 08:00:59</c>; null for none.</summary>
    public static string? Text(DateTimeOffset? time) => Text(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>In another format. Years are Gregorian, and a colon is a colon.</summary>
    /// <exception cref="FormatException">It is no format of a time.</exception>
    public static string? Text(DateTimeOffset? time, string format) => time is { } moment ? Of(moment).ToString(format, CultureInfo.InvariantCulture) : null;
}
