namespace PortSip.Simulator;

/// <summary>A scheduled action; two at the same time run in the order in which they were scheduled.</summary>
internal sealed class ScheduledAction(DateTimeOffset due, long sequence, Action action) : IComparable<ScheduledAction>
{
    public DateTimeOffset Due { get; } = due;

    public Action Action { get; } = action;

    private long Sequence { get; } = sequence;

    public int CompareTo(ScheduledAction? other)
    {
        if (other is null)
            return 1;
        var byTime = Due.CompareTo(other.Due);
        return byTime != 0 ? byTime : Sequence.CompareTo(other.Sequence);
    }
}
