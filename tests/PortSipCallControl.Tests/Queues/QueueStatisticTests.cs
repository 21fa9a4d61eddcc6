using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Queues;

/// <summary>Get-PortSipQueueStatistic on the simulator, with and without its Data Flow service.</summary>
public sealed class QueueStatisticTests
{
    // One call is answered after 4 seconds, and one is given up after 30.
    private const string Calls = """
        $answered = New-PortSipCall 1001 8000
        Step-PortSipSimulator 4
        Set-PortSipAgent 8000 1008 -Status Ready
        $waiting = New-PortSipCall 1002 8000
        Step-PortSipSimulator 30
        # One at a time: if the answered call ended first, its agent would take the waiting one.
        $waiting | Stop-PortSipCall
        $answered | Stop-PortSipCall
        """;

    [Theory]
    [InlineData("22.8", "")]
    [InlineData("22.2", "")]
    [InlineData("16.4", "")]
    [InlineData("22.8", "Set-PortSipSimulatorRule -DataFlow Running; Set-PortSipSimulatorRule -Clear")]
    public void They_are_computed_where_the_service_does_not_run(string version, string before)
    {
        using var test = new SimulatedSession($"-Version {version} -FrozenClock");
        test.Get($"{before}; {Calls}");

        var row = test.Single<PortSipQueueStatistic>("Get-PortSipQueueStatistic -Last 1h");

        Assert.Equal((PortSipQueueStatisticSource.Records, "8000", 2L, 1L, 1L), (row.Source, row.QueueNumber, row.Offered, row.Answered, row.Abandoned));
        Assert.Equal((0.5, 4.0, 4.0, 0.5), (row.AnswerRate, row.MeanWaitSeconds, row.Percentile95WaitSeconds, row.ServiceLevel));
    }

    [Fact]
    public void They_come_from_the_service_where_it_runs_and_each_row_says_so()
    {
        using var test = new SimulatedSession("-FrozenClock");
        test.Get($"Set-PortSipSimulatorRule -DataFlow Running; {Calls}");

        var row = test.Single<PortSipQueueStatistic>("Get-PortSipQueue | Get-PortSipQueueStatistic -SlaSeconds 3");

        Assert.Equal((PortSipQueueStatisticSource.DataFlow, 2L, 1L, 1L), (row.Source, row.Offered, row.Answered, row.Abandoned));
        Assert.Equal("0", row.Figures.Single(figure => figure.Name == "answered_in_sla").Value);
        Assert.Contains("avg_wait_secs=4", row.Figures.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_computed_from_the_events_of_queues_that_are_piped()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent Queue -QueueNumber 8000 -EventType queue_caller_status -First 3 | Get-PortSipQueueStatistic");
        await pbx.SubscribedAsync("queue_events");

        var first = pbx.Pbx.Originate(new SimulatedOriginate("1001", "8000"));
        pbx.Pbx.Originate(new SimulatedOriginate("1003", "8000"));
        pbx.Pbx.HangUp(first.Id, "1001");

        var row = Assert.Single((await script).Objects<PortSipQueueStatistic>());
        Assert.Equal((PortSipQueueStatisticSource.Events, "8000", 2L, 0L, 1L, 1L), (row.Source, row.QueueNumber, row.Offered, row.Answered, row.Abandoned, row.Waiting));
        Assert.DoesNotContain(pbx.Pbx.Journal, entry => entry.Operation is SimulatorOperation.ListCdrs or SimulatorOperation.GetQueueSummary);
    }

    [Theory]
    [InlineData("8000", "8000")]
    [InlineData("81*", "8100")]
    [InlineData("id-8100, 8000", "8000 8100")]
    [InlineData("9999", "")]
    public void Queue_selects_among_piped_events(string queue, string rows)
    {
        using var test = new SimulatedSession();

        var result = test.Run($$"""
            $events = foreach ($number in '8000', '8100') {
                [PortSip.Client.PortSipQueueEvent]@{ EventType = 'queue_caller_status'; QueueNumber = $number; QueueId = "id-$number"; ReceivedAt = '2026-05-08T10:00Z' }
            }
            $events | Get-PortSipQueueStatistic {{queue}} | ForEach-Object QueueNumber | Sort-Object
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(rows, string.Join(' ', result.Output));
    }

    [Fact]
    public void A_gap_in_the_events_is_a_warning_and_other_events_are_ignored()
    {
        using var test = new SimulatedSession();

        var result = test.Run("""
            $gap = [PortSip.Client.PortSipEventGap]@{ From = '2026-05-08T10:00Z'; To = '2026-05-08T10:05Z'; Reason = 'test' }
            $gap, [PortSip.Client.PortSipExtensionEvent]::new() | Get-PortSipQueueStatistic
            """);

        Assert.Contains("are missing, so the figures are incomplete", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-PortSipQueueStatistic 8000, 8100", "8000 8100")]
    [InlineData("Get-PortSipQueueStatistic 81*", "8100")]
    [InlineData("Get-PortSipQueue | Get-PortSipQueueStatistic -Today", "8000 8100")]
    [InlineData("8100, 8000, 8100 | Get-PortSipQueueStatistic -Yesterday", "8100 8000")]
    public void Queues_are_named_or_piped_and_asked_for_at_once(string command, string queues)
    {
        using var test = new SimulatedSession("-QueueNumber 8000, 8100");

        Assert.Equal(queues, string.Join(" ", test.Get($"({command}).QueueNumber")));
        Assert.Single(test.Requests, request => request.StartsWith("POST /api/dataflow", StringComparison.Ordinal));
        Assert.Single(test.Requests, request => request.StartsWith("GET /api/cdrs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-PortSipQueueStatistic 9999", "NotFound")]
    [InlineData("Get-PortSipQueueStatistic -Until 1d", "ValidationFailed")]
    [InlineData("Get-PortSipQueueStatistic -Source Events", "ValidationFailed")]
    [InlineData("[PortSip.Client.PortSipQueueEvent]::new() | Get-PortSipQueueStatistic -Today", "ValidationFailed")]
    [InlineData("Get-PortSipQueueStatistic -Today -Last 1h", "ValidationFailed")]
    [InlineData("Get-PortSipQueueStatistic -Source DataFlow", "ServerError")]
    public void Bad_input_is_an_error(string command, string error)
    {
        using var test = new SimulatedSession();

        Assert.Equal(error, test.Run(command).ErrorId);
    }
}
