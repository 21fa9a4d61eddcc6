namespace PortSip.Client.Tests.Timelines;

/// <summary>How long a caller waited in a queue.</summary>
public sealed class QueueTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 8, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_answer_of_a_menu_before_the_queue_does_not_end_the_wait() => Assert.Equal(
        TimeSpan.FromSeconds(20),
        QueueTime([.. AfterMenu, Fact(PortSipTimelineEvent.Answered, "1008", 25), Fact(PortSipTimelineEvent.Ended, null, 60)]));

    [Fact]
    public void Without_an_answer_the_end_of_the_call_ends_it() =>
        Assert.Equal(TimeSpan.FromSeconds(10), QueueTime([.. AfterMenu, Fact(PortSipTimelineEvent.Ended, null, 15)]));

    [Fact]
    public void While_the_caller_waits_there_is_none() => Assert.Null(QueueTime(AfterMenu));

    // The caller hears the menu for five seconds.
    private static TimelineFact[] AfterMenu =>
    [
        Fact(PortSipTimelineEvent.Started, "1001", 0),
        Fact(PortSipTimelineEvent.Called, "7000", 0),
        Fact(PortSipTimelineEvent.Answered, "7000", 0),
        Fact(PortSipTimelineEvent.Left, "7000", 5),
        Fact(PortSipTimelineEvent.Called, "8000", 5),
    ];

    private static TimeSpan? QueueTime(IEnumerable<TimelineFact> facts) => CallTimeline.Of("1", connection: null, facts, serviceNumber: "8000", caller: null).QueueTime;

    private static TimelineFact Fact(PortSipTimelineEvent what, string? number, int seconds) => new(what, number, Start.AddSeconds(seconds), PortSipTimelineSource.Cdr);
}
