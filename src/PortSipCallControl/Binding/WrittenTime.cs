using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PortSipCallControl;

/// <summary>
/// Reads times that people write. ISO text means the same in every culture. A date in the culture's own form is read by the culture.
/// A date that the culture and PowerShell's own conversion to text ("$day" is month, day, year) read differently isn't guessed.
/// </summary>
internal static class WrittenTime
{
    private const string Zone = @"\s*(?<zone>Z|UTC|GMT|[+\-]\d{2}(:?\d{2})?)?";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    private const DateTimeStyles Styles = DateTimeStyles.AssumeLocal | DateTimeStyles.AllowWhiteSpaces;

    private static readonly Regex Extended = new(
        @"^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})((T|\s)\s*(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2})([.,](?<fraction>\d+))?)?)?" + Zone + "$", Options);

    private static readonly Regex Basic = new(
        @"^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(T(?<hour>\d{2})(?<minute>\d{2})((?<second>\d{2})([.,](?<fraction>\d+))?)?)?" + Zone + "$", Options);

    private static readonly Regex IsoBegin = new(@"^\d{4}-", Options);

    // Three numbers with the same separator, as in 8.5.2026.
    private static readonly Regex NumericDate = new(@"^\d{1,4}\s*(?<separator>[^\d\s:])\s*\d{1,2}\s*\k<separator>\s*\d{1,4}(?<rest>.*)$", Options);

    private static readonly Regex ClockTime = new(@"^(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2}))?$", Options);

    // Day and year, with the name of the month anywhere.
    private static readonly Regex TwoNumbers = new(@"\d\D+\d", Options);

    /// <summary>The time; null if the text isn't a time, or if it is ambiguous.</summary>
    /// <param name="text">The text.</param>
    /// <param name="culture">The culture of the text.</param>
    /// <param name="ambiguity">The two readings, if it is ambiguous.</param>
    public static DateTimeOffset? Read(string text, CultureInfo culture, out (DateTimeOffset ByCulture, DateTimeOffset Invariant)? ambiguity)
    {
        ambiguity = null;
        var written = Plain(text);
        if (Extended.Match(written) is { Success: true } extended)
            return Iso(extended);
        if (Basic.Match(written) is { Success: true } basic)
            return Iso(basic);
        if (ClockTime.Match(written) is { Success: true } clock)
            return Today(clock);
        if (Long(text, culture) is { } spelledOut)
            return spelledOut;
        // Text that begins like ISO and isn't ISO isn't in any culture's own form.
        if (IsoBegin.IsMatch(written))
            return null;
        var date = NumericDate.Match(written);
        if (!date.Success && !(TwoNumbers.IsMatch(written) && written.Any(char.IsLetter)))
            return null;

        var byCulture = Parse(written, culture);
        if (date.Success && IsOwn(date.Groups["separator"].Value, culture) && (date.Groups["separator"].Value != "/" || !date.Groups["rest"].Value.Any(char.IsDigit)))
            return byCulture;
        var invariant = Parse(written, CultureInfo.InvariantCulture);
        if (byCulture is { } one && invariant is { } two && one != two)
        {
            ambiguity = (one, two);
            return null;
        }
        // Without the name of the month, a form that only PowerShell writes is right on some days and wrong on others.
        return date.Success ? byCulture : byCulture ?? invariant;
    }

    /// <summary>A time that the culture has written, such as a cell of Export-Csv: if it is ambiguous, the culture's reading holds.</summary>
    public static DateTimeOffset? ReadCell(string text, CultureInfo culture) => Read(text, culture, out var ambiguity) ?? ambiguity?.ByCulture;

    // Characters that are copied along with a date: direction marks, no-break spaces, digits of the culture.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (char.GetUnicodeCategory(c))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.SpaceSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Append((char)('0' + (int)char.GetNumericValue(c)));
                    break;
                default:
                    plain.Append(c == '\u2212' ? '-' : c);
                    break;
            }
        }
        return plain.ToString().Trim();
    }

    private static DateTimeOffset? Iso(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (hour > 23 || minute > 59 || second > 59)
            return null;
        if (!DateTime.TryParseExact($"{match.Groups["year"].Value}-{Number(match, "month"):00}-{Number(match, "day"):00}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var time = day.AddTicks(new TimeSpan(hour, minute, second).Ticks + Fraction(match.Groups["fraction"].Value));
        return match.Groups["zone"].Success ? InZone(time, match.Groups["zone"].Value) : GivenTime.Exactly(time);
    }

    // Ticks are seven fractional digits of a second.
    private static long Fraction(string digits) =>
        digits.Length == 0 ? 0 : long.Parse(digits.PadRight(7, '0').Substring(0, 7), CultureInfo.InvariantCulture);

    private static DateTimeOffset? InZone(DateTime time, string zone)
    {
        if (char.IsLetter(zone[0]))
            return new DateTimeOffset(time, TimeSpan.Zero);
        var digits = zone.Substring(1).Replace(":", "").PadRight(4, '0');
        var offset = new TimeSpan(int.Parse(digits.Substring(0, 2), CultureInfo.InvariantCulture), int.Parse(digits.Substring(2), CultureInfo.InvariantCulture), 0);
        if (offset > TimeSpan.FromHours(14))
            return null;
        var ticks = zone[0] == '-' ? time.Ticks + offset.Ticks : time.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks ? DateTimeOffset.MinValue
            : ticks > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static DateTimeOffset? Today(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        return hour > 23 || minute > 59 || second > 59 ? null : GivenTime.Exactly(DateTime.Today.Add(new TimeSpan(hour, minute, second)));
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    private static bool IsOwn(string separator, CultureInfo culture) =>
        (culture.DateTimeFormat.ShortDatePattern + culture.DateTimeFormat.DateSeparator).Contains(separator, StringComparison.Ordinal);

    // The culture's long date, with or without a time. It is unambiguous, and not every culture's is understood without its pattern.
    private static DateTimeOffset? Long(string text, CultureInfo culture) =>
        DateTimeOffset.TryParseExact(text, ["D", "f", "F"], culture, Styles, out var time) ? InUse(time) : null;

    private static DateTimeOffset? Parse(string text, CultureInfo culture) =>
        DateTimeOffset.TryParse(text, culture, Styles, out var time) ? InUse(time) : null;

    // A year that no PBX knows is one of another calendar.
    private static DateTimeOffset? InUse(DateTimeOffset time) => time.UtcDateTime.Year is >= 1900 and <= 2200 ? time : null;
}
