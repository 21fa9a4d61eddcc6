using System.Globalization;

namespace PortSip.Simulator;

/// <summary>Times as the API writes them: RFC 3339 in UTC, with microseconds.</summary>
internal static class ApiTime
{
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
