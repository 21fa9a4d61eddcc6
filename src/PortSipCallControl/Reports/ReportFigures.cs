using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The figures of a report, collected in one pass over the calls. They are those of <see cref="CallMeasurement"/>.</summary>
/// <param name="zone">The time zone of days and hours.</param>
/// <param name="period">The period; null for all calls.</param>
internal sealed class ReportFigures(TimeZoneInfo zone, ReportPeriod? period)
{
    private const int LongestList = 10;

    private readonly CallMeasurement _all = new([], zone);
    private readonly CallMeasurement _previous = new([], zone);
    private readonly CallMeasurement _hours = new([PortSipCallGrouping.Hour], zone);
    private readonly CallMeasurement _week = new([PortSipCallGrouping.Weekday, PortSipCallGrouping.Hour], zone);
    private readonly CallMeasurement _callers = new([PortSipCallGrouping.Caller], zone);
    private readonly CallMeasurement _callees = new([PortSipCallGrouping.Callee], zone);
    private readonly CallMeasurement _trunks = new([PortSipCallGrouping.Trunk], zone);
    private readonly List<MeasuredCall> _waits = [];
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private DateTimeOffset? _firstOfAll;

    public TimeZoneInfo Zone => zone;

    public PortSipCallStatistics All => _all.Statistics().Single();

    /// <summary>The figures of the previous period; null if the calls don't reach back to its beginning.</summary>
    public PortSipCallStatistics? Previous =>
        period is not null && _firstOfAll - period.PreviousSince < period.LongestSilence && _previous.Statistics().Single() is { Calls: > 0 } previous ? previous : null;

    public DateTimeOffset? Since => period is { } given && given.Since > DateTimeOffset.MinValue ? given.Since : _first;

    public DateTimeOffset? Until => period?.Until ?? _last;

    public IReadOnlyDictionary<int, PortSipCallStatistics> Hours =>
        _hours.Statistics().Where(row => row.Hour is not null).ToDictionary(row => row.Hour!.Value);

    /// <summary>The calls by weekday and hour.</summary>
    public IReadOnlyDictionary<(DayOfWeek Weekday, int Hour), long> Week =>
        _week.Statistics().Where(row => row.Hour is not null).ToDictionary(row => (row.Weekday!.Value, row.Hour!.Value), row => row.Calls);

    public SecondsHistogram Ring => _all.Tallies.Values.Single().Ring;

    public IReadOnlyList<PortSipCallStatistics> Callers => Top(_callers, row => row.Caller);

    public IReadOnlyList<PortSipCallStatistics> Callees => Top(_callees, row => row.Callee);

    public IReadOnlyList<PortSipCallStatistics> Trunks => Top(_trunks, row => row.Trunk);

    /// <summary>The calls that rang longest.</summary>
    public IReadOnlyList<MeasuredCall> Waits => _waits;

    public void Add(in MeasuredCall call)
    {
        if (_firstOfAll is null || call.StartedAt < _firstOfAll)
            _firstOfAll = call.StartedAt ?? _firstOfAll;
        if (period is not null && !(call.StartedAt >= period.Since && call.StartedAt < period.Until))
        {
            if (call.StartedAt >= period.PreviousSince && call.StartedAt < period.Since)
                _previous.Add(call);
            return;
        }
        if (_first is null || call.StartedAt < _first)
            _first = call.StartedAt ?? _first;
        if (_last is null || call.StartedAt > _last)
            _last = call.StartedAt ?? _last;
        foreach (var measurement in new[] { _all, _hours, _week, _callers, _callees, _trunks })
            measurement.Add(call);
        Keep(call);
    }

    private static List<PortSipCallStatistics> Top(CallMeasurement measurement, Func<PortSipCallStatistics, string?> value) =>
        [.. measurement.Statistics().Where(row => value(row) is not null).Take(LongestList)];

    private void Keep(in MeasuredCall call)
    {
        if (call.RingTime is not { } ring || ring <= TimeSpan.Zero)
            return;
        var at = _waits.Count;
        while (at > 0 && _waits[at - 1].RingTime < ring)
            at--;
        if (at == LongestList)
            return;
        _waits.Insert(at, call);
        if (_waits.Count > LongestList)
            _waits.RemoveAt(LongestList);
    }
}
