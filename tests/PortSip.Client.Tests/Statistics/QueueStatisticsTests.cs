using PortSip.Testing;

namespace PortSip.Client.Tests.Statistics;

/// <summary>The figures of queues, from the Data Flow service or computed from CDRs.</summary>
public sealed class QueueStatisticsTests
{
    private static readonly DateTimeOffset Since = new(2026, 5, 8, 0, 0, 0, TimeSpan.Zero);

    private static readonly PortSipQueue[] Queues = [new() { Id = "q1", QueueNumber = "8000", Name = "Support" }, new() { Id = "q2", QueueNumber = "8100", Name = "Sales" }];

    // Answered after 5, 20 and 30 seconds; given up, also after the greeting; given to another destination; and a call to nobody's queue.
    private const string Cdrs = """
        {"count":8,"items":[
        {"id":"1","callee":"8000","service_number":"8000","started_at":"2026-05-08T08:00:00Z","answered_at":"2026-05-08T08:00:05Z"},
        {"id":"2","callee":"1008","service_number":"8000","started_at":"2026-05-08T08:00:00Z","answered_at":"2026-05-08T08:00:20Z"},
        {"id":"3","callee":"8000","started_at":"2026-05-08T08:00:00Z","answered_at":"2026-05-08T08:00:30Z"},
        {"id":"4","callee":"8000","service_number":"8000","started_at":"2026-05-08T08:00:00Z","end_reason":"CANCELLED"},
        {"id":"5","callee":"8000","service_number":"8000","started_at":"2026-05-08T08:00:00Z","answered_at":"2026-05-08T08:00:01Z","reroute_reason":"QUEUE_ABANDONED"},
        {"id":"6","callee":"8000","service_number":"8000","started_at":"2026-05-08T08:00:00Z","answered_at":"2026-05-08T08:00:01Z","reroute_reason":"OVERFLOW"},
        {"id":"7","callee":"1002","started_at":"2026-05-08T08:00:00Z","answered_at":"2026-05-08T08:00:01Z"},
        {"id":"8","callee":"8000","service_number":"8000","started_at":"2026-05-07T08:00:00Z","answered_at":"2026-05-07T08:00:01Z"}]}
        """;

    [Fact]
    public async Task They_are_computed_from_the_CDRs_of_the_period_in_one_pass()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(Cdrs));

        var rows = await GetAsync(pbx, PortSipQueueStatisticSource.Records);

        var row = rows[0];
        Assert.Equal((PortSipQueueStatisticSource.Records, "8000", "Support", 20), (row.Source, row.QueueNumber, row.QueueName, row.SlaSeconds));
        Assert.Equal((6, 3, 2, 1), (row.Offered, row.Answered, row.Abandoned, row.Rerouted));
        Assert.Equal((0.5, 0.3333), (row.AnswerRate, row.ServiceLevel));
        Assert.Equal((18.333, 20.0, 30.0, 30.0), (row.MeanWaitSeconds, row.MedianWaitSeconds, row.Percentile95WaitSeconds, row.LongestWaitSeconds));
        Assert.Equal((0, 0, null, null, null), (rows[1].Offered, rows[1].Answered, rows[1].AnswerRate, rows[1].MeanWaitTime, rows[1].ServiceLevel));
        Assert.StartsWith("GET /api/cdrs?", Assert.Single(pbx.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gets_a_callback_is_counted_once()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""
            {"count":2,"items":[
            {"id":"1","caller":"0033187691","callee":"8000","service_number":"8000","direction":"INBOUND_CALL","started_at":"2026-05-08T08:00:00Z","end_reason":"CALLEE_DISCONNECTED"},
            {"id":"2","caller":"1008","callee":"0033187691","service_number":"8000","direction":"OUTBOUND_CALL","started_at":"2026-05-08T08:05:00Z","answered_at":"2026-05-08T08:05:09Z"}]}
            """));

        var row = (await GetAsync(pbx, PortSipQueueStatisticSource.Records))[0];

        Assert.Equal((1, 0, 0), (row.Offered, row.Answered, row.Abandoned));
    }

    [Fact]
    public async Task The_service_is_asked_once_for_all_queues_with_times_that_have_an_offset()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""{"items":[{"number":"8000","offered":12,"calls":{"longest":7},"by_hour":[1,2]},{"number":"8100","offered":"many"}]}"""));

        var rows = await GetAsync(pbx, PortSipQueueStatisticSource.Auto);

        Assert.Equal(["8000 DataFlow 12 number=8000; offered=12; calls.longest=7; by_hour=[1,2]", "8100 DataFlow  number=8100; offered=many"], rows.Select(row => $"{row.QueueNumber} {row.Source} {row.Offered} {row.Figures}"));
        Assert.All(rows, row => Assert.Null(row.MeanWaitTime));
        var request = Assert.Single(pbx.Requests);
        Assert.StartsWith("""POST /api/dataflow/queues/summary {"queues":[{"number":"8000","sla_secs":20},{"number":"8100","sla_secs":20}],"start_time":"2026-05-0""", request, StringComparison.Ordinal);
        Assert.Matches("\"end_time\":\"2026-05-0[0-9T:]+[+-][0-9]{2}:[0-9]{2}\"}$", request);
    }

    [Theory]
    [InlineData("""[{"queue_number":"8100","x":1}]""", "8100/Sales/queue_number=8100; x=1")]
    [InlineData("""{"8000":{"x":1},"8100":{"x":2}}""", "8000/Support/x=1 8100/Sales/x=2")]
    [InlineData("""{"data":[{"name":"Support"}]}""", "//name=Support")]
    [InlineData("""{"total":3}""", "//total=3")]
    [InlineData("""[7]""", "//value=7")]
    public async Task What_the_service_answers_is_kept_in_whatever_form_it_comes(string answer, string kept)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(answer));

        var rows = await GetAsync(pbx, PortSipQueueStatisticSource.DataFlow);

        Assert.Equal(kept, string.Join(" ", rows.Select(row => $"{row.QueueNumber}/{row.QueueName}/{row.Figures}")));
    }

    [Theory]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(503, "")]
    [InlineData(400, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "<html>")]
    public async Task Without_the_service_they_are_computed_without_another_attempt(int status, string answer)
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "GET" ? Answer.Json(Cdrs) : status == 200 ? Answer.Json(answer) : Answer.Error(status));

        Assert.Equal(PortSipQueueStatisticSource.Records, (await GetAsync(pbx, PortSipQueueStatisticSource.Auto))[0].Source);
        Assert.Equal(2, pbx.Requests.Count);
        await Assert.ThrowsAsync<PortSipException>(() => GetAsync(pbx, PortSipQueueStatisticSource.DataFlow));
    }

    [Fact]
    public async Task Without_queues_nothing_is_asked()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(Cdrs));

        Assert.Empty(await pbx.Client.QueueStatistics.GetAsync([], Since, Since.AddDays(1), 20, PortSipQueueStatisticSource.Auto, default));
        Assert.Empty(pbx.Requests);
    }

    private static Task<IReadOnlyList<PortSipQueueStatistic>> GetAsync(ScriptedPbx pbx, PortSipQueueStatisticSource source) =>
        pbx.Client.QueueStatistics.GetAsync(Queues, Since, Since.AddDays(1), 20, source, default);
}
