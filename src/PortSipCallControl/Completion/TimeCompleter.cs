using System.Globalization;

namespace PortSipCallControl;

/// <summary>Offers times that people often want: the beginning of today, of last week and of other periods of the calendar, and periods before now.</summary>
internal sealed class TimeCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var today = DateTime.Today;
        // The first that begins on a day explains it best: on a Monday, today is more than the first day of this week.
        var days = CalendarPeriod.All.Select(period => (Day: period.First(today), Period: period)).GroupBy(begun => begun.Day).Select(same => same.First());
        return days.Select(begun => Day(begun.Day, begun.Period)).Concat(PeriodCompleter.Periods.Select(period => new Offer(period.Text, $"{period.Hint} before now")));
    }

    private static Offer Day(DateTime day, CalendarPeriod period) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), period.FirstDay) { Keys = [period.Name] };
}
