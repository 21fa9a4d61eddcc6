using System.Globalization;

namespace PortSip.Client;

/// <summary>Times for display: in this computer's time zone, the same in tables, texts and file names, in every culture.</summary>
internal static class LocalTime
{
    /// <summary>The same moment with the offset of this computer's zone; the maximum date, which means forever, isn't changed.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) => time == DateTimeOffset.MaxValue ? time : time.ToLocalTime();

    /// <summary>Date and time to the second: <c>2024-08-20 08:00:59</c>; null for none.</summary>
    public static string? Text(DateTimeOffset? time) => Text(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>In another format. Years are Gregorian, and a colon is always a colon.</summary>
    /// <exception cref="FormatException">The text isn't a valid time format.</exception>
    public static string? Text(DateTimeOffset? time, string format) => time is { } moment ? Of(moment).ToString(format, CultureInfo.InvariantCulture) : null;
}
