namespace PortSip.Client;

/// <summary>
/// The figures of a group of CDRs or call logs. Counts, sums and maximums are exact. Medians and percentiles are exact to the second; for
/// them, a duration of more than a week counts as a week.
/// </summary>
public sealed record PortSipCallStatistics : PortSipRecord
{
    /// <summary>The group in a line, such as <c>2026-05-08, 14:00</c>; null for all calls.</summary>
    public string? Group { get; init; }

    /// <summary>The day, as <c>2026-05-08</c>; null unless grouped by it.</summary>
    public string? Day { get; init; }

    /// <summary>The day of the week; null unless grouped by it.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>The hour of the day, 0 to 23; null unless grouped by it.</summary>
    public int? Hour { get; init; }

    /// <summary>The extension; null unless grouped by it.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The calling party's number; null unless grouped by it.</summary>
    public string? Caller { get; init; }

    /// <summary>The called party's number; null unless grouped by it.</summary>
    public string? Callee { get; init; }

    /// <summary>The name of the only extension, caller or callee of the group, as in its latest record; null if there is more than one.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The trunk; null unless grouped by it.</summary>
    public string? Trunk { get; init; }

    /// <summary>The direction; null unless grouped by it.</summary>
    public string? Direction { get; init; }

    /// <summary>The number of the queue, ring group or other service; null unless grouped by it.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>The SIP status of the failure; null unless grouped by it, or if the calls didn't fail.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The number of records.</summary>
    public long Calls { get; init; }

    /// <summary>The number of records with a time of answer.</summary>
    public long Answered { get; init; }

    /// <summary>The answered part of the calls, 0 to 1, to four digits; null without calls.</summary>
    public double? AnswerRate { get; init; }

    /// <summary>The number of calls that the caller gave up: canceled or hung up before the answer, or abandoned in a queue.</summary>
    public long Abandoned { get; init; }

    /// <summary>The number of records with the SIP status of a failure, 300 or higher. An abandoned call can have one, usually 487.</summary>
    public long Failed { get; init; }

    /// <summary>The failures by SIP status, the most frequent first.</summary>
    public PortSipList<PortSipCallFailureCount> Failures { get; init; } = [];

    /// <summary>The sum of the talk times of answered calls.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>The mean talk time of answered calls; null if there are none.</summary>
    public TimeSpan? MeanTalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? MeanTalkSeconds => MeanTalkTime?.TotalSeconds;

    /// <summary>The median of the talk times; the mean of the two middle ones if their number is even.</summary>
    public TimeSpan? MedianTalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? MedianTalkSeconds => MedianTalkTime?.TotalSeconds;

    /// <summary>The shortest talk time that at least 95 percent of the answered calls don't exceed.</summary>
    public TimeSpan? Percentile95TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? Percentile95TalkSeconds => Percentile95TalkTime?.TotalSeconds;

    /// <summary>The longest talk time.</summary>
    public TimeSpan? LongestTalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? LongestTalkSeconds => LongestTalkTime?.TotalSeconds;

    /// <summary>The median of the ring times of all calls that rang; the mean of the two middle ones if their number is even.</summary>
    public TimeSpan? MedianRingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? MedianRingSeconds => MedianRingTime?.TotalSeconds;

    /// <summary>The shortest ring time that at least 95 percent of the calls that rang don't exceed.</summary>
    public TimeSpan? Percentile95RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? Percentile95RingSeconds => Percentile95RingTime?.TotalSeconds;

    /// <summary>The longest ring time.</summary>
    public TimeSpan? LongestRingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? LongestRingSeconds => LongestRingTime?.TotalSeconds;

    /// <summary>The sum of the costs; null if no record has one.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The group, and how many of its calls were answered: <c>Monday: 3 calls, 2 answered</c>.</summary>
    public override string ToString() => $"{(Group is null ? "" : $"{Group}: ")}{Calls} {(Calls == 1 ? "call" : "calls")}, {Answered} answered";
}
