using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A headline figure.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Change">The change from the previous period; null if that isn't known.</param>
internal sealed record ReportHeadline(string Label, string Value, string? Change);

/// <summary>A table of a report. The numbers, if any, are what its bars show.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">The heads of its columns.</param>
/// <param name="Rows">The cells.</param>
/// <param name="Bars">A number for each row.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<long> Bars)
{
    /// <summary>The columns whose cells others chose: numbers and names of any length, which may be broken anywhere.</summary>
    public IReadOnlyCollection<int> NameColumns { get; init; } = [];
}

/// <summary>The texts of a report, which the page and the mail arrange in their own ways.</summary>
internal sealed class ReportContent(ReportFigures figures, ReportLabels labels, string? title)
{
    private static readonly DayOfWeek[] Days =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    // The borders of the ring times, in seconds.
    private static readonly int[] RingBorders = [0, 5, 10, 15, 20, 30, 45, 60, int.MaxValue];

    private readonly ReportFormat _format = new(labels, figures.Zone);

    public ReportLabels Labels => labels;

    public string Title => title ?? labels.Title;

    public string Period => $"{_format.Time(figures.Since)} \u2013 {_format.Time(figures.Until)}";

    public string ZoneText => $"{labels.TimesAre}: {figures.Zone.Id}";

    public IReadOnlyList<ReportHeadline> Headlines { get; } = [.. Figures(figures, labels, new ReportFormat(labels, figures.Zone))];

    /// <summary>Hour, answered calls, unanswered calls: for all 24 hours.</summary>
    public IReadOnlyList<(int Hour, long Answered, long Unanswered)> Hours { get; } = HoursOf(figures);

    /// <summary>For each day from Monday, the calls of its 24 hours.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Week { get; } = WeekOf(figures);

    /// <summary>The ring times, as text such as <c>5-10</c>, and their numbers.</summary>
    public IReadOnlyList<(string Seconds, long Calls)> Ring { get; } = RingOf(figures);

    public ReportTable HoursTable => new(
        labels.CallsPerHour,
        [labels.Hour, labels.Calls, labels.Answered, labels.Unanswered],
        [.. Hours.Select(h => (string[])[HourText(h.Hour), _format.Number(h.Answered + h.Unanswered), _format.Number(h.Answered), _format.Number(h.Unanswered)])],
        [.. Hours.Select(h => h.Answered + h.Unanswered)]);

    public ReportTable WeekTable => new(
        labels.CallsPerWeek,
        [labels.Hour, .. labels.Week],
        [.. Enumerable.Range(0, 24).Select(hour => (string[])[HourText(hour), .. Week.Select(day => _format.Number(day[hour]))])],
        []);

    public ReportTable RingTable => new(
        labels.RingDistribution,
        [labels.Seconds, labels.Calls],
        [.. Ring.Select(r => (string[])[r.Seconds, _format.Number(r.Calls)])],
        [.. Ring.Select(r => r.Calls)]);

    public IReadOnlyList<ReportTable> Tables =>
    [
        Parties(labels.TopCallers, figures.Callers, row => row.Caller),
        Parties(labels.TopCallees, figures.Callees, row => row.Callee),
        new(
            labels.TopTrunks,
            [labels.Trunk, labels.Calls, labels.AnswerRate, labels.TalkTime],
            [.. figures.Trunks.Select(row => (string[])[ReportFormat.Shown(row.Trunk), _format.Number(row.Calls), _format.Percent(row.AnswerRate), _format.Duration(row.TalkTime)])],
            [.. figures.Trunks.Select(row => row.Calls)]) { NameColumns = [0] },
        new(
            labels.Failures,
            [labels.Status, labels.Reason, labels.Calls],
            [.. figures.All.Failures.Take(10).Select(f => (string[])[f.StatusCode.ToString(labels.Numbers), f.StatusReason ?? "\u2013", _format.Number(f.Calls)])],
            [.. figures.All.Failures.Take(10).Select(f => f.Calls)]) { NameColumns = [1] },
        new(
            labels.LongestWaits,
            [labels.Started, labels.Caller, labels.Callee, labels.RingTime, labels.Answered],
            [.. figures.Waits.Select(call => (string[])[_format.Time(call.StartedAt), ReportFormat.Shown(call.Caller), ReportFormat.Shown(call.Callee), _format.Duration(call.RingTime), call.IsAnswered ? labels.Yes : labels.No])],
            [.. figures.Waits.Select(call => (long)call.RingTime!.Value.TotalSeconds)]) { NameColumns = [1, 2] },
    ];

    public string Number(long number) => _format.Number(number);

    public static string HourText(int hour) => FormattableString.Invariant($"{hour:00}:00");

    private ReportTable Parties(string heading, IReadOnlyList<PortSipCallStatistics> rows, Func<PortSipCallStatistics, string?> number) => new(
        heading,
        [labels.Number, labels.Name, labels.Calls, labels.AnswerRate, labels.TalkTime],
        [.. rows.Select(row => (string[])[ReportFormat.Shown(number(row)), ReportFormat.Shown(row.DisplayName), _format.Number(row.Calls), _format.Percent(row.AnswerRate), _format.Duration(row.TalkTime)])],
        [.. rows.Select(row => row.Calls)]) { NameColumns = [0, 1] };

    private static IEnumerable<ReportHeadline> Figures(ReportFigures figures, ReportLabels labels, ReportFormat format)
    {
        var (now, before) = (figures.All, figures.Previous);
        string? Compared(string? change, string previous) => change is null ? null : $"{change} ({labels.Before} {previous})";

        ReportHeadline Count(string label, Func<PortSipCallStatistics, long> value) =>
            new(label, format.Number(value(now)), before is null ? null : Compared(format.Change(value(now), value(before)), format.Number(value(before))));

        ReportHeadline Time(string label, Func<PortSipCallStatistics, TimeSpan?> value) => new(
            label,
            format.Duration(value(now)),
            before is null || value(now) is not { } later || value(before) is not { } earlier ? null : Compared(format.Change(later.TotalSeconds, earlier.TotalSeconds), format.Duration(earlier)));

        yield return Count(labels.Calls, row => row.Calls);
        yield return Count(labels.Answered, row => row.Answered);
        yield return new(labels.AnswerRate, format.Percent(now.AnswerRate), before is null ? null : Compared(format.Points(now.AnswerRate, before.AnswerRate), format.Percent(before.AnswerRate)));
        yield return Count(labels.Abandoned, row => row.Abandoned);
        yield return Count(labels.Failed, row => row.Failed);
        yield return Time(labels.TalkTime, row => row.TalkTime);
        yield return Time(labels.MeanTalkTime, row => row.MeanTalkTime);
        yield return Time(labels.MedianTalkTime, row => row.MedianTalkTime);
        yield return Time(labels.MedianRingTime, row => row.MedianRingTime);
        yield return Time(labels.Percentile95RingTime, row => row.Percentile95RingTime);
        yield return Time(labels.LongestRingTime, row => row.LongestRingTime);
        if (now.Cost is { } cost)
            yield return new(labels.Cost, format.Money(cost), before?.Cost is { } previous ? Compared(format.Change((double)cost, (double)previous), format.Money(previous)) : null);
    }

    private static List<(int Hour, long Answered, long Unanswered)> HoursOf(ReportFigures figures)
    {
        var hours = figures.Hours;
        return [.. Enumerable.Range(0, 24).Select(hour => hours.TryGetValue(hour, out var row) ? (hour, row.Answered, row.Calls - row.Answered) : (hour, 0L, 0L))];
    }

    private static List<IReadOnlyList<long>> WeekOf(ReportFigures figures)
    {
        var week = figures.Week;
        return [.. Days.Select(day => (IReadOnlyList<long>)[.. Enumerable.Range(0, 24).Select(hour => week.TryGetValue((day, hour), out var calls) ? calls : 0)])];
    }

    private static List<(string Seconds, long Calls)> RingOf(ReportFigures figures)
    {
        var ring = figures.Ring;
        return [.. Enumerable.Range(0, RingBorders.Length - 1).Select(i => (
            RingBorders[i + 1] == int.MaxValue ? FormattableString.Invariant($"{RingBorders[i]}+") : FormattableString.Invariant($"{RingBorders[i]}\u2013{RingBorders[i + 1] - 1}"),
            ring.Between(RingBorders[i], RingBorders[i + 1])))];
    }
}
