using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>The calls that started and ended on one local day: figures, callers who gave up, and the last call of each number.</summary>
internal sealed class DayRecords(DateTime day)
{
    private const int LargestList = 200;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<DayRecord> _gaveUp = [];
    private readonly Dictionary<string, DayRecord> _last = new(StringComparer.Ordinal);
    private long _answered;
    private long _abandoned;

    /// <summary>The day.</summary>
    public DateTime Day => day;

    public BoardDay Figures => new(_ids.Count, _answered, _abandoned);

    /// <summary>The latest callers who gave up, latest first.</summary>
    public IEnumerable<DayRecord> GaveUp => _gaveUp.OrderByDescending(record => record.EndedAt);

    /// <summary>The last call in which the number talked; null if none.</summary>
    public DayRecord? LastOf(string number) => _last.TryGetValue(number, out var record) ? record : null;

    /// <summary>Counts a call once. A call that started on another day is that day's.</summary>
    public void Add(DayRecord record)
    {
        if (record.StartedAt?.ToLocalTime().Date != day || !_ids.Add(record.Id))
            return;
        if (record.IsAnswered)
        {
            _answered++;
            SetLast(record.Caller, record);
            SetLast(record.Reached, record);
        }
        if (!record.IsAbandoned)
            return;
        _abandoned++;
        _gaveUp.Add(record);
        // The records of a day arrive in any order.
        if (_gaveUp.Count > 2 * LargestList)
        {
            var latest = GaveUp.Take(LargestList).ToList();
            _gaveUp.Clear();
            _gaveUp.AddRange(latest);
        }
    }

    private void SetLast(string? number, DayRecord record)
    {
        if (number is not null && !(LastOf(number)?.EndedAt > record.EndedAt))
            _last[number] = record;
    }
}
