using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The parameters that select the period of records.</summary>
public abstract class PeriodCommand : ConnectedCmdlet
{
    private protected const string ListSet = "List";

    private RecordPeriod? _period;

    /// <summary>Only records that started at or after this time: a [datetime], a period before now (8h or a [timespan]), or text such as 2026-05-08T10:15, today or LastWeek.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [Time]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only records that started before this time, specified as for -Since.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [Time]
    [ArgumentCompleter(typeof(TimeCompleter))]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Only records that started within this period before now: 1d, 8h, 30m or a [timespan]. A day has 24 hours here.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [Period]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public TimeSpan? Last { get; set; }

    /// <summary>Only records that started today (local time).</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter Today { get; set; }

    /// <summary>Only records that started yesterday (local time).</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter Yesterday { get; set; }

    /// <summary>Only records that started in this week (local time). A week begins on the session's first day of the week.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter ThisWeek { get; set; }

    /// <summary>Only records that started in the previous week (local time).</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter LastWeek { get; set; }

    /// <summary>Only records that started in this calendar month (local time).</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter ThisMonth { get; set; }

    /// <summary>Only records that started in the previous calendar month (local time).</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter LastMonth { get; set; }

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        _period = ChoosePeriod();
    }

    /// <summary>The first moment, and the first moment after the period; null for no limit.</summary>
    private protected (DateTimeOffset? Since, DateTimeOffset? Until) Range => _period?.Range(Client.Connection.Clock.UtcNow, TimeZoneInfo.Local) ?? (Since, Until);

    // What $PSDefaultParameterValues adds gives way to what was typed.
    private RecordPeriod? ChoosePeriod()
    {
        var given = RecordPeriod.Of(this).ToList();
        var typed = given.FindAll(one => IsExplicit(one.Parameter));
        var isRangeTyped = (Since is not null && IsExplicit(nameof(Since))) || (Until is not null && IsExplicit(nameof(Until)));
        var chosen = typed.Count > 0 || isRangeTyped ? typed : given;
        var isRangeChosen = typed.Count > 0 ? isRangeTyped : Since is not null || Until is not null;
        if (chosen.Count + (isRangeChosen ? 1 : 0) > 1)
        {
            var names = chosen.Select(one => $"-{one.Parameter}").Concat(isRangeChosen ? [Since is null ? "-Until" : "-Since"] : []);
            Refuse($"Each of these parameters selects a period: {string.Join(", ", names)}.", $"Use one of {RecordPeriod.Parameters}, or -Since and -Until.");
        }
        if (chosen.Count == 0 && Since >= Until)
        {
            Refuse(
                $"-Until ({LocalTime.Text(Until)}) isn't after -Since ({LocalTime.Text(Since)}), so no record can be in that period.",
                "Specify a later -Until. It is the first moment that isn't included: for a whole day, use the next day.");
        }
        return chosen.FirstOrDefault();
    }
}
