namespace PortSip.Client;

/// <summary>The figures of one queue while the records of its calls are counted.</summary>
/// <param name="slaSeconds">The limit of the service level.</param>
internal sealed class QueueTally(int slaSeconds)
{
    // The queue gave the call to another destination, so an answer isn't one of its agents'.
    private static readonly string[] LeftQueue = ["Overflow", "QueueExit", "CapacityBlocked"];

    private readonly SecondsHistogram _waits = new();
    private long _offered;
    private long _answered;
    private long _abandoned;
    private long _rerouted;

    public void Add(PortSipCallRecord record)
    {
        _offered++;
        if (MeasuredCall.From(record).IsAbandoned)
            _abandoned++;
        else if (LeftQueue.Contains(record.RerouteReason))
            _rerouted++;
        else if (record.AnsweredAt is { } answered)
        {
            _answered++;
            if (record.StartedAt is { } started)
                _waits.Add(answered - started);
        }
    }

    public PortSipQueueStatistic Of(PortSipQueueStatistic queue) => queue with
    {
        Offered = _offered,
        Answered = _answered,
        Abandoned = _abandoned,
        Rerouted = _rerouted,
        AnswerRate = Rate(_answered),
        MeanWaitTime = _waits.Mean is { } mean ? TimeSpan.FromMilliseconds(Math.Round(mean.TotalMilliseconds)) : null,
        MedianWaitTime = _waits.Median,
        Percentile95WaitTime = _waits.Percentile(95),
        LongestWaitTime = _waits.Longest,
        ServiceLevel = Rate(_waits.Between(0, slaSeconds + 1)),
    };

    private double? Rate(long calls) => _offered == 0 ? null : Math.Round((double)calls / _offered, 4);
}
