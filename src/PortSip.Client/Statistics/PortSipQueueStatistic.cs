namespace PortSip.Client;

/// <summary>The figures of a queue for a period. What its source doesn't provide is null.</summary>
public sealed record PortSipQueueStatistic : PortSipRecord
{
    /// <summary>The queue's number.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>The queue's name.</summary>
    public string? QueueName { get; init; }

    /// <summary><c>DataFlow</c>: the Data Flow service; <c>Records</c>: computed from the CDRs of the period; <c>Events</c>: computed from piped events.</summary>
    public required PortSipQueueStatisticSource Source { get; init; }

    /// <summary>The first moment of the period.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The first moment after the period.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The calls to the queue; from events, including those that were waiting at the beginning or still wait.</summary>
    public long? Offered { get; init; }

    /// <summary>Those that an agent answered.</summary>
    public long? Answered { get; init; }

    /// <summary>Those whose caller gave up.</summary>
    public long? Abandoned { get; init; }

    /// <summary>Those that left the queue for another destination.</summary>
    public long? Rerouted { get; init; }

    /// <summary>The callers who still waited at the end; null unless the source is <c>Events</c>.</summary>
    public long? Waiting { get; init; }

    /// <summary>Answered ÷ Offered, 0 to 1; null without calls.</summary>
    public double? AnswerRate { get; init; }

    /// <summary>The mean time from the start of a call (from events: from its entry to the queue) until it was answered, of the answered calls.</summary>
    public TimeSpan? MeanWaitTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? MeanWaitSeconds => MeanWaitTime?.TotalSeconds;

    /// <summary>The median of these times.</summary>
    public TimeSpan? MedianWaitTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? MedianWaitSeconds => MedianWaitTime?.TotalSeconds;

    /// <summary>The shortest time that at least 95 percent of the answered calls didn't wait longer than.</summary>
    public TimeSpan? Percentile95WaitTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? Percentile95WaitSeconds => Percentile95WaitTime?.TotalSeconds;

    /// <summary>The longest of these times.</summary>
    public TimeSpan? LongestWaitTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? LongestWaitSeconds => LongestWaitTime?.TotalSeconds;

    /// <summary>The part of the calls that were answered within <see cref="SlaSeconds"/>, 0 to 1; null without calls.</summary>
    public double? ServiceLevel { get; init; }

    /// <summary>The limit of the service level in seconds.</summary>
    public int SlaSeconds { get; init; }

    /// <summary>Everything that the Data Flow service returned for the queue, by the PBX's names; empty if the figures are computed.</summary>
    public PortSipList<PortSipQueueFigure> Figures { get; init; } = [];

    /// <summary>The connection to the PBX that has the queue.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The queue and its calls: <c>8000: 12 calls, 10 answered</c>.</summary>
    public override string ToString() => Offered is null ? $"{QueueNumber}: {Figures}" : $"{QueueNumber}: {Offered} {(Offered == 1 ? "call" : "calls")}, {Answered} answered";
}
