using System.Globalization;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Numbers and times as a report shows them in its language.</summary>
internal sealed class ReportFormat(ReportLabels labels, TimeZoneInfo zone)
{
    private const int LongestText = 80;

    public string Number(long number) => number.ToString("N0", labels.Numbers);

    public string Money(decimal amount) => amount.ToString("N2", labels.Numbers);

    public string Percent(double? rate) => rate is { } part ? $"{(part * 100).ToString("N1", labels.Numbers)}\u00A0%" : "\u2013";

    /// <summary>Hours, minutes and seconds: <c>1:02:03</c>, <c>0:07</c>.</summary>
    public string Duration(TimeSpan? duration)
    {
        if (duration is not { } time)
            return "\u2013";
        var seconds = (long)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero);
        return seconds < 3600
            ? FormattableString.Invariant($"{seconds / 60}:{seconds % 60:00}")
            : FormattableString.Invariant($"{(seconds / 3600).ToString("N0", labels.Numbers)}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    public string Time(DateTimeOffset? time) => time is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "\u2013";

    /// <summary>The change in percent, with its sign; null if there was nothing before.</summary>
    public string? Change(double now, double before) => before == 0 ? null : $"{Signed((now - before) / before * 100)}\u00A0%";

    /// <summary>The change of a rate, in percentage points.</summary>
    public string? Points(double? now, double? before) => now is { } later && before is { } earlier ? $"{Signed((later - earlier) * 100)} {labels.Points}" : null;

    /// <summary>A text of a stranger, at a length that a table can show.</summary>
    public static string Shown(string? text) => text is null ? "" : NeutralText.Of(text.Length > LongestText ? text.Substring(0, LongestText - (char.IsHighSurrogate(text[LongestText - 1]) ? 1 : 0)) + "\u2026" : text);

    private string Signed(double value)
    {
        var rounded = Math.Round(value, 1);
        return $"{(rounded > 0 ? "+" : rounded < 0 ? "\u2212" : "\u00B1")}{Math.Abs(rounded).ToString("N1", labels.Numbers)}";
    }
}
