namespace PortSip.Client;

/// <summary>The figures of one group while its calls are counted.</summary>
internal sealed class CallTally
{
    private readonly SecondsHistogram _talk = new();
    private Dictionary<int, long>? _failures;
    private long _answered;
    private long _abandoned;
    private decimal? _cost;

    public long Calls { get; private set; }

    public SecondsHistogram Ring { get; } = new();

    /// <summary>The latest name of the party by which the calls are grouped.</summary>
    public string? DisplayName { get; set; }

    public void Add(in MeasuredCall call)
    {
        Calls++;
        if (call.IsAnswered)
        {
            _answered++;
            if (call.TalkTime is { } talk)
                _talk.Add(talk);
        }
        if (call.IsAbandoned)
            _abandoned++;
        if (call.RingTime is { } ring)
            Ring.Add(ring);
        if (call.Cost is { } cost)
            _cost = (_cost ?? 0) + cost;
        if (call.FailureCode is { } status)
        {
            _failures ??= [];
            _failures.TryGetValue(status, out var count);
            _failures[status] = count + 1;
        }
    }

    public PortSipCallStatistics Statistics(string? name, in CallGroup group) => new()
    {
        Group = name,
        Day = group.DayText,
        Weekday = group.Weekday,
        Hour = group.Hour,
        ExtensionNumber = group.Extension,
        Caller = group.Caller,
        Callee = group.Callee,
        DisplayName = DisplayName,
        Trunk = group.Trunk,
        Direction = group.Direction,
        QueueNumber = group.Queue,
        StatusCode = group.StatusCode,
        Calls = Calls,
        Answered = _answered,
        AnswerRate = Calls == 0 ? null : Math.Round((double)_answered / Calls, 4),
        Abandoned = _abandoned,
        Failed = _failures?.Values.Sum() ?? 0,
        Failures = _failures is null ? [] : [.. _failures.OrderByDescending(f => f.Value).ThenBy(f => f.Key).Select(f => new PortSipCallFailureCount { StatusCode = f.Key, Calls = f.Value })],
        TalkTime = _talk.Sum,
        MeanTalkTime = _talk.Mean,
        MedianTalkTime = _talk.Median,
        Percentile95TalkTime = _talk.Percentile(95),
        LongestTalkTime = _talk.Longest,
        MedianRingTime = Ring.Median,
        Percentile95RingTime = Ring.Percentile(95),
        LongestRingTime = Ring.Longest,
        Cost = _cost,
    };
}
