namespace PortSip.Client;

/// <summary>The figures of one queue while its calls are counted.</summary>
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

    /// <summary>Counts the record of a call.</summary>
    public void Add(PortSipCallRecord record)
    {
        if (MeasuredCall.From(record).IsAbandoned)
            Add(QueueOutcome.Abandoned, wait: null);
        else if (LeftQueue.Contains(record.RerouteReason))
            Add(QueueOutcome.Rerouted, wait: null);
        else
            Add(record.AnsweredAt is null ? QueueOutcome.Open : QueueOutcome.Answered, record.AnsweredAt - record.StartedAt);
    }

    /// <summary>Counts a call.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="wait">How long it waited, if it was answered; null if unknown.</param>
    public void Add(QueueOutcome outcome, TimeSpan? wait)
    {
        _offered++;
        switch (outcome)
        {
            case QueueOutcome.Abandoned:
                _abandoned++;
                break;
            case QueueOutcome.Rerouted:
                _rerouted++;
                break;
            case QueueOutcome.Answered:
                _answered++;
                if (wait is { } known)
                    _waits.Add(known);
                break;
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
