using System.Globalization;

namespace PortSip.Client;

/// <summary>The identity of a group of calls. What isn't grouped by is null.</summary>
internal readonly record struct CallGroup
{
    public DateTime? Day { get; init; }

    public DayOfWeek? Weekday { get; init; }

    public int? Hour { get; init; }

    public string? Extension { get; init; }

    public string? Caller { get; init; }

    public string? Callee { get; init; }

    public string? Trunk { get; init; }

    public string? Direction { get; init; }

    public string? Queue { get; init; }

    public int? StatusCode { get; init; }

    /// <summary>The day in ISO form.</summary>
    public string? DayText => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The group with the values that the call has for these groupings; its extension is set separately.</summary>
    public static CallGroup Of(in MeasuredCall call, IReadOnlyList<PortSipCallGrouping> by, TimeZoneInfo zone)
    {
        var group = default(CallGroup);
        var local = call.StartedAt is { } started ? TimeZoneInfo.ConvertTime(started, zone).DateTime : (DateTime?)null;
        // Without an enumerator: it would be allocated for each call.
        for (var i = 0; i < by.Count; i++)
        {
            group = by[i] switch
            {
                PortSipCallGrouping.Day => group with { Day = local?.Date },
                PortSipCallGrouping.Weekday => group with { Weekday = local?.DayOfWeek },
                PortSipCallGrouping.Hour => group with { Hour = local?.Hour },
                PortSipCallGrouping.Caller => group with { Caller = call.Caller },
                PortSipCallGrouping.Callee => group with { Callee = call.Callee },
                PortSipCallGrouping.Trunk => group with { Trunk = call.Trunk },
                PortSipCallGrouping.Direction => group with { Direction = call.Direction },
                PortSipCallGrouping.Queue => group with { Queue = call.ServiceNumber },
                PortSipCallGrouping.StatusCode => group with { StatusCode = call.FailureCode },
                _ => group,
            };
        }
        return group;
    }

    /// <summary>The value for a grouping, for display.</summary>
    public string Text(PortSipCallGrouping grouping) => grouping switch
    {
        PortSipCallGrouping.Day => DayText,
        PortSipCallGrouping.Weekday => Weekday?.ToString(),
        PortSipCallGrouping.Hour => Hour is { } hour ? FormattableString.Invariant($"{hour:00}:00") : null,
        PortSipCallGrouping.Extension => Extension,
        PortSipCallGrouping.Caller => Caller,
        PortSipCallGrouping.Callee => Callee,
        PortSipCallGrouping.Trunk => Trunk,
        PortSipCallGrouping.Direction => Direction,
        PortSipCallGrouping.Queue => Queue,
        _ => StatusCode?.ToString(CultureInfo.InvariantCulture),
    } ?? "(none)";
}
