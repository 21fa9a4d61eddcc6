namespace PortSip.Client;

/// <summary>
/// Counts calls by group in a single pass. Memory depends on the number of groups, not on the number of calls.
/// </summary>
/// <param name="groupings">What to group by, in display order; nothing for one group of all calls.</param>
/// <param name="zone">The time zone of days and hours.</param>
internal sealed class CallMeasurement(IReadOnlyList<PortSipCallGrouping> groupings, TimeZoneInfo zone)
{
    private readonly Dictionary<CallGroup, CallTally> _tallies = [];
    private readonly bool _isByExtension = groupings.Contains(PortSipCallGrouping.Extension);

    // A name belongs to a group of exactly one party.
    private readonly PortSipCallGrouping? _named = groupings.Where(IsParty).Take(2).ToList() is [var only] ? only : null;

    private static readonly DayOfWeek?[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The groups, in no order; without groupings there is one, even without calls.</summary>
    public IReadOnlyDictionary<CallGroup, CallTally> Tallies
    {
        get
        {
            if (groupings.Count == 0)
                Tally(default);
            return _tallies;
        }
    }

    public void Add(in MeasuredCall call)
    {
        var group = CallGroup.Of(call, groupings, zone);
        if (!_isByExtension)
        {
            Add(call, group);
            return;
        }
        var (calling, called) = (call.CallingExtension, call.CalledExtension);
        if (calling is not null || called is null)
            Add(call, group with { Extension = calling });
        if (called is not null && called != calling)
            Add(call, group with { Extension = called });
    }

    /// <summary>The figures of each group: by time, then the groups with the most calls first.</summary>
    public IEnumerable<PortSipCallStatistics> Statistics() =>
        // By text first: groups with equal numbers of calls are in the same order in each run.
        from entry in Tallies.OrderBy(entry => Name(entry.Key), StringComparer.Ordinal)
        orderby entry.Key.Day, Array.IndexOf(Week, entry.Key.Weekday), entry.Key.Hour, entry.Value.Calls descending
        select entry.Value.Statistics(Name(entry.Key), entry.Key);

    private string? Name(CallGroup group) => groupings.Count == 0 ? null : string.Join(", ", groupings.Select(grouping => group.Text(grouping)));

    private static bool IsParty(PortSipCallGrouping grouping) => grouping is PortSipCallGrouping.Extension or PortSipCallGrouping.Caller or PortSipCallGrouping.Callee;

    private void Add(in MeasuredCall call, in CallGroup group)
    {
        var tally = Tally(group);
        tally.Add(call);
        if (PartyName(call, group) is { } name)
            tally.DisplayName = name;
    }

    private CallTally Tally(in CallGroup group)
    {
        if (!_tallies.TryGetValue(group, out var tally))
            _tallies.Add(group, tally = new CallTally());
        return tally;
    }

    private string? PartyName(in MeasuredCall call, in CallGroup group) => _named switch
    {
        PortSipCallGrouping.Caller => call.CallerDisplayName,
        PortSipCallGrouping.Callee => call.CalleeDisplayName,
        PortSipCallGrouping.Extension when group.Extension is not null && group.Extension == call.Caller => call.CallerDisplayName,
        PortSipCallGrouping.Extension when group.Extension is not null && group.Extension == call.Callee => call.CalleeDisplayName,
        _ => null,
    };
}
