using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace PortSipCallControl;

/// <summary>
/// A length of time as people type it: 1d, 8h, 30m, 1d12h, or a time span. Without quotes, PowerShell reads 1d as the decimal number 1, so
/// the typed text is read in its place.
/// </summary>
internal static class WrittenPeriod
{
    private static readonly Regex Units = new(
        @"^((?<number>\d+([.]\d+)?)\s*(?<unit>weeks?|w|days?|d|hours?|h|minutes?|mins?|m|seconds?|secs?|s)\s*)+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);

    /// <summary>The period of an argument that is a time span, or whose typed text is a period; null if it is anything else.</summary>
    public static TimeSpan? From(object? input) => Given.Value(input) switch
    {
        TimeSpan span => span,
        string text => Read(text),
        // The typed text of a number at the prompt; a number in a variable has none, and its unit is lost.
        ValueType when input is PSObject typed => Read(typed.ToString()),
        _ => null,
    };

    /// <summary>The period that a text is; null if it isn't one.</summary>
    public static TimeSpan? Read(string text)
    {
        var written = text.Trim();
        if (written.IndexOf(':') > 0 && TimeSpan.TryParse(written, CultureInfo.InvariantCulture, out var span))
            return span;
        var match = Units.Match(written);
        if (!match.Success)
            return null;
        var numbers = match.Groups["number"].Captures;
        var units = match.Groups["unit"].Captures;
        var ticks = 0.0;
        for (var i = 0; i < numbers.Count; i++)
            ticks += double.Parse(numbers[i].Value, CultureInfo.InvariantCulture) * TicksOf(units[i].Value);
        return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }

    private static long TicksOf(string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        'w' => 7 * TimeSpan.TicksPerDay,
        'd' => TimeSpan.TicksPerDay,
        'h' => TimeSpan.TicksPerHour,
        'm' => TimeSpan.TicksPerMinute,
        _ => TimeSpan.TicksPerSecond,
    };
}
