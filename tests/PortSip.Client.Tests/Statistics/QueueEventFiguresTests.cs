namespace PortSip.Client.Tests.Statistics;

/// <summary>The figures of queues from their events: each call once, however its events arrive.</summary>
public sealed class QueueEventFiguresTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 8, 9, 0, 0, TimeSpan.Zero);

    private readonly QueueEventFigures _figures = new(slaSeconds: 10);

    [Fact]
    public void Calls_are_answered_abandoned_rerouted_or_still_wait()
    {
        Happens(0, ("a", "enqueue"), ("b", "enqueue"), ("c", "enqueue"), ("d", "enqueue"), ("e", "enqueue"));
        Happens(10, ("a", "agent_answered"));
        Happens(30, ("b", "agent_answered"), ("c", "hangup"), ("d", "overflow"));

        var row = Assert.Single(_figures.Rows());

        Assert.Equal((PortSipQueueStatisticSource.Events, "8000", "Support", 5L, 2L, 1L, 1L, 1L), (row.Source, row.QueueNumber, row.QueueName, row.Offered, row.Answered, row.Abandoned, row.Rerouted, row.Waiting));
        Assert.Equal((20.0, 30.0, 0.2, 0.4), (row.MeanWaitSeconds, row.LongestWaitSeconds, row.ServiceLevel, row.AnswerRate));
        Assert.Equal((Start, Start.AddSeconds(30)), (row.Since, row.Until));
    }

    [Fact]
    public void An_event_that_arrives_twice_counts_once_and_a_call_that_comes_back_twice()
    {
        Happens(0, ("a", "enqueue"));
        Happens(0, ("a", "enqueue"));
        Happens(5, ("a", "overflow"));
        Happens(5, ("a", "overflow"));
        Happens(60, ("a", "enqueue"));
        Happens(64, ("a", "agent_answered"));

        var row = Assert.Single(_figures.Rows());

        Assert.Equal((2L, 1L, 1L, 4.0), (row.Offered, row.Answered, row.Rerouted, row.MeanWaitSeconds));
    }

    [Fact]
    public void Who_was_waiting_at_the_beginning_waits_since_the_time_of_the_PBX()
    {
        _figures.Add(Event(0, new PortSipQueueEventCaller { SessionId = "a", Since = Start.AddSeconds(-40) }) with { IsSnapshot = true });
        Happens(2, ("a", "agent_answered"));
        // Not in the snapshot, which may have been lost.
        _figures.Add(Event(3, new PortSipQueueEventCaller { SessionId = "b", Since = Start.AddSeconds(-5), Reason = "agent_answered" }));

        var row = Assert.Single(_figures.Rows());

        Assert.Equal((2L, 2L, 42.0, 0.5), (row.Offered, row.Answered, row.LongestWaitSeconds, row.ServiceLevel));
    }

    [Fact]
    public void Without_events_of_callers_a_queue_has_zeros_and_without_events_there_is_no_row()
    {
        Assert.Empty(_figures.Rows());
        _figures.Add(Event(0) with { QueueNumber = null, QueueName = null });

        var row = Assert.Single(_figures.Rows());

        Assert.Equal((null, 0L, 0L, null), (row.QueueNumber, row.Offered, row.Waiting, row.ServiceLevel));
    }

    private void Happens(int second, params (string Session, string Reason)[] callers) =>
        _figures.Add(Event(second, [.. callers.Select(caller => new PortSipQueueEventCaller { SessionId = caller.Session, Since = Start, Reason = caller.Reason })]));

    private static PortSipQueueEvent Event(int second, params PortSipQueueEventCaller[] callers) => new()
    {
        EventType = "queue_caller_status",
        QueueId = "q1",
        QueueNumber = "8000",
        QueueName = "Support",
        ReceivedAt = Start.AddSeconds(second),
        Callers = [.. callers],
    };
}
