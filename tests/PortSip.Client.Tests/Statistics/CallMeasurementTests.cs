using System.Globalization;

namespace PortSip.Client.Tests.Statistics;

/// <summary>The figures of CDRs and call logs, by group.</summary>
public sealed class CallMeasurementTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void All_calls_are_one_group()
    {
        var row = Assert.Single(Measure([], Cdr(talk: 10, ring: 2), Cdr(talk: 20, ring: 4), Cdr(status: 486, ring: 9)));

        Assert.Null(row.Group);
        Assert.Equal((3, 2, 0.6667), (row.Calls, row.Answered, row.AnswerRate));
        Assert.Equal((30, 15, 20), (row.TalkSeconds, row.MeanTalkSeconds, row.LongestTalkSeconds));
        Assert.Equal((4, 9, 9), (row.MedianRingSeconds, row.Percentile95RingSeconds, row.LongestRingSeconds));
        Assert.Equal("3 calls, 2 answered", row.ToString());
    }

    [Fact]
    public void Without_calls_the_counts_are_0_and_means_are_absent()
    {
        var row = Assert.Single(Measure([]));

        Assert.Equal((0, 0, 0, 0), (row.Calls, row.Answered, row.Abandoned, row.Failed));
        Assert.Equal(TimeSpan.Zero, row.TalkTime);
        Assert.Equal((null, null, null, null), (row.AnswerRate, row.MeanTalkTime, row.MedianRingTime, row.Cost));
        Assert.Empty(Measure([PortSipCallGrouping.Day]));
    }

    [Theory]
    [InlineData("5", 5, 5)]
    [InlineData("1 2", 1.5, 2)]
    [InlineData("3 1 2", 2, 3)]
    [InlineData("1 1 1 9", 1, 9)]
    [InlineData("0.4 0.6", 0.5, 1)]
    public void Median_and_percentile_are_those_of_the_sorted_seconds(string times, double median, double percentile)
    {
        var row = Assert.Single(Measure([], [.. times.Split(' ').Select(t => Cdr(talk: double.Parse(t, CultureInfo.InvariantCulture)))]));

        Assert.Equal(median, row.MedianTalkSeconds);
        Assert.Equal(percentile, row.Percentile95TalkSeconds);
    }

    [Fact]
    public void The_95th_percentile_of_a_hundred_is_the_95th()
    {
        var row = Assert.Single(Measure([], [.. Enumerable.Range(1, 100).Reverse().Select(i => Cdr(talk: i))]));

        Assert.Equal((50.5, 95, 100), (row.MedianTalkSeconds, row.Percentile95TalkSeconds, row.LongestTalkSeconds));
    }

    [Fact]
    public void Sums_keep_their_fractions_and_only_answered_calls_talk()
    {
        var row = Assert.Single(Measure([], Cdr(talk: 0.25), Cdr(talk: 0.5), Cdr(talk: 7) with { AnsweredAt = null }));

        Assert.Equal((0.75, 2), (row.TalkSeconds, row.Answered));
    }

    [Theory]
    [InlineData("Cancelled", null, null, false, 1)]
    [InlineData("CallerDisconnected", null, null, false, 1)]
    [InlineData("CallerDisconnected", null, null, true, 0)]
    [InlineData("CalleeDisconnected", null, 486, false, 0)]
    [InlineData(null, null, 487, false, 1)]
    [InlineData(null, "QueueAbandoned", null, false, 1)]
    [InlineData(null, "QueueAbandoned", null, true, 1)]
    [InlineData(null, null, 404, false, 0)]
    public void A_call_is_abandoned_if_its_caller_gave_up(string? endReason, string? rerouteReason, int? status, bool isAnswered, int abandoned)
    {
        var row = Assert.Single(Measure([], Cdr(talk: isAnswered ? 5 : null, status: status) with { EndReason = endReason, RerouteReason = rerouteReason }));

        Assert.Equal(abandoned, row.Abandoned);
    }

    [Fact]
    public void Failures_are_counted_by_status_and_200_is_none()
    {
        var row = Assert.Single(Measure([], Cdr(status: 486), Cdr(status: 404), Cdr(status: 486), Cdr(status: 200), Cdr(talk: 1)));

        Assert.Equal(3, row.Failed);
        Assert.Equal("486 Busy Here: 2; 404 Not Found: 1", row.Failures.ToString());
    }

    [Fact]
    public void Costs_are_added_exactly_and_absent_without_any()
    {
        Assert.Equal(0.30m, Assert.Single(Measure([], Cdr() with { Cost = 0.10m }, Cdr() with { Cost = 0.20m }, Cdr())).Cost);
        Assert.Null(Assert.Single(Measure([], Cdr())).Cost);
    }

    // The clock in Berlin goes from 2:00 to 3:00 in the first night, and from 3:00 to 2:00 in the second.
    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28", 23)]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29", 0)]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29", 1)]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", 3)]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29", 23)]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30", 0)]
    [InlineData("2026-10-25T00:00:00Z", "2026-10-25", 2)]
    [InlineData("2026-10-25T01:00:00Z", "2026-10-25", 2)]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25", 23)]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26", 0)]
    public void Days_and_hours_are_those_of_the_zone_across_a_change_of_its_clock(string started, string day, int hour)
    {
        var row = Assert.Single(Measure([PortSipCallGrouping.Day, PortSipCallGrouping.Hour], Cdr() with { StartedAt = DateTimeOffset.Parse(started, CultureInfo.InvariantCulture) }));

        Assert.Equal((day, (int?)hour, $"{day}, {hour:00}:00"), (row.Day, row.Hour, row.Group));
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_hours_follow_in_order()
    {
        var rows = Measure([PortSipCallGrouping.Weekday, PortSipCallGrouping.Hour], At(2, 8), At(1, 9), At(0, 23), At(0, 5));

        Assert.Equal(["Friday, 07:00", "Saturday, 01:00", "Saturday, 11:00", "Sunday, 10:00"], rows.Select(r => r.Group));
    }

    [Fact]
    public void Several_groupings_make_a_row_of_each_combination_that_occurs()
    {
        var rows = Measure([PortSipCallGrouping.Trunk, PortSipCallGrouping.StatusCode], Cdr(status: 486) with { Trunk = "b" }, Cdr() with { Trunk = "a" }, Cdr() with { Trunk = "b" }, Cdr() with { Trunk = "b" }, Cdr());

        Assert.Equal([("b", null, 2), ("(none)", null, 1), ("a", null, 1), ("b", 486, 1)], rows.Select(r => (r.Trunk ?? "(none)", r.StatusCode, (int)r.Calls)));
    }

    [Fact]
    public void A_call_between_extensions_is_in_the_groups_of_both_and_an_outside_number_in_none()
    {
        var rows = Measure(
            [PortSipCallGrouping.Extension],
            Cdr() with { Caller = "1001", CallerDisplayName = "Reception", Callee = "1002", Direction = "Extension" },
            Cdr() with { Caller = "0441234567", Callee = "1002", CalleeDisplayName = "Support", Direction = "Inbound" },
            Cdr() with { Caller = "1001", Callee = "0447654321", Direction = "Outbound" },
            Cdr() with { Caller = "0441234567", Callee = "0447654321", Direction = "InboundOutbound" },
            Cdr() with { Caller = "1001", Callee = "1001", Direction = "Extension" });

        Assert.Equal([("1001", "Reception", 3), ("1002", "Support", 2), (null, null, 1)], rows.Select(r => (r.ExtensionNumber, r.DisplayName, (int)r.Calls)));
    }

    [Fact]
    public void A_call_through_a_queue_is_one_of_the_agent_s_and_not_of_the_queue_s_as_an_extension()
    {
        PortSipCdr[] cdrs =
        [
            Cdr() with { Caller = "0441", Callee = "8000", ServiceNumber = "8000", Destination = "1008", Direction = "Inbound" },
            Cdr() with { Caller = "0441", Callee = "8000", ServiceNumber = "8000", Destination = "8000", Direction = "Inbound" },
        ];

        Assert.Equal(["(none)", "1008"], Measure([PortSipCallGrouping.Extension], cdrs).Select(r => r.Group));
        Assert.Equal(("8000", 2), Assert.Single(Measure([PortSipCallGrouping.Queue], cdrs).Select(r => (r.QueueNumber, (int)r.Calls))));
    }

    [Fact]
    public void A_record_without_a_start_is_counted_in_a_group_without_one() =>
        Assert.Equal("(none)", Assert.Single(Measure([PortSipCallGrouping.Day], Cdr() with { StartedAt = null })).Group);

    [Fact]
    public void Durations_beyond_a_week_overflow_nothing()
    {
        var row = Assert.Single(Measure([], Cdr() with { AnsweredAt = Noon, TalkTime = TimeSpan.MaxValue }, Cdr() with { AnsweredAt = Noon, TalkTime = TimeSpan.MaxValue }));

        Assert.Equal((TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.FromDays(7)), (row.TalkTime, row.LongestTalkTime, row.MedianTalkTime));
    }

    [Fact]
    public void More_calls_of_known_groups_need_no_more_memory()
    {
        var measurement = new CallMeasurement([PortSipCallGrouping.Hour, PortSipCallGrouping.Caller], Berlin);
        MeasuredCall[] calls = [.. Enumerable.Range(0, 600).Select(i => new MeasuredCall
        {
            StartedAt = Noon.AddMinutes(i), Caller = (1000 + (i % 10)).ToString(CultureInfo.InvariantCulture), IsAnswered = true, TalkTime = TimeSpan.FromSeconds(i), RingTime = TimeSpan.FromSeconds(i % 60),
        })];

        void Count()
        {
            foreach (var call in calls)
                measurement.Add(call);
        }

        Count();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Count();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
        Assert.Equal(60_600, measurement.Statistics().Sum(row => row.Calls));
    }

    // Friday in UTC is Friday in Berlin, two hours later.
    private static PortSipCdr At(int day, int hour) => Cdr() with { StartedAt = new DateTimeOffset(2026, 5, 8, hour, 0, 0, TimeSpan.Zero).AddDays(day) };

    private static PortSipCdr Cdr(double? talk = null, double? ring = null, int? status = null) => new()
    {
        Id = "1",
        StartedAt = Noon,
        RangAt = ring is null ? null : Noon,
        AnsweredAt = talk is null ? null : Noon.AddSeconds(ring ?? 0),
        EndedAt = Noon.AddSeconds((ring ?? 0) + (talk ?? 0)),
        TalkTime = talk is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        StatusCode = status,
    };

    private static IReadOnlyList<PortSipCallStatistics> Measure(IReadOnlyList<PortSipCallGrouping> by, params PortSipCdr[] cdrs)
    {
        var measurement = new CallMeasurement(by, Berlin);
        foreach (var cdr in cdrs)
            measurement.Add(MeasuredCall.From(cdr));
        return [.. measurement.Statistics()];
    }
}
