using System.Globalization;

namespace PortSipCallControl;

/// <summary>Offers times and periods that people often want: today, yesterday, this month, the last hours.</summary>
internal sealed class TimeCompleter : Completer
{
    private static readonly (string Text, string Hint)[] Periods =
    [
        ("30m", "30 minutes before now"),
        ("1h", "1 hour before now"),
        ("8h", "8 hours before now"),
        ("1d", "24 hours before now"),
        ("7d", "7 days before now"),
        ("30d", "30 days before now"),
    ];

    protected override bool IsNeverFile => true;

    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        if (query.Parameter != nameof(RecordCommand.Last))
        {
            var today = DateTime.Today;
            yield return Day(today, "today");
            yield return Day(today.AddDays(-1), "yesterday");
            if (today.Day > 2)
                yield return Day(today.AddDays(1 - today.Day), "the first day of this month");
            yield return Day(new DateTime(today.Year, today.Month, 1).AddMonths(-1), "the first day of the previous month");
        }
        foreach (var (text, hint) in Periods)
            yield return new Offer(text, hint);
    }

    private static Offer Day(DateTime day, string hint) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), hint);
}
