using PortSip.Testing;

namespace PortSip.Client.Tests.Retries;

/// <summary>The rows of the table where the HTTP stack itself has a part, over sockets.</summary>
public sealed class RetryOverSocketsTests
{
    public static TheoryData<string, string> EveryOperationUnderEveryFault
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var operation in TestedOperation.All)
            {
                foreach (var fault in new[] { "reset", "cut body", "503" })
                    rows.Add(operation.Name, fault);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EveryOperationUnderEveryFault))]
    public async Task What_is_repeatable_comes_four_times_and_the_rest_once(string name, string fault)
    {
        var operation = TestedOperation.Named(name);
        await using var pbx = await FakePbx.StartAsync(request =>
            !operation.Is(request) ? Answer.Json("""{"items":[]}""") : fault switch
            {
                "reset" => Answer.Reset,
                "cut body" => Answer.CutShort(),
                _ => Answer.Empty(503),
            });
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri, accessToken: Bench.Token));

        var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

        Assert.Equal(operation.Kind == OperationKind.Repeatable ? 4 : 1, pbx.Requests.Count(operation.Is));
        Assert.Equal(operation.Kind == OperationKind.Repeatable, e.IsSafeToRetry);
    }

    [Theory]
    [MemberData(nameof(TestedOperation.Names), MemberType = typeof(TestedOperation))]
    public async Task A_connection_that_is_closed_at_once_was_tried_again_or_the_outcome_is_open(string name)
    {
        var operation = TestedOperation.Named(name);
        var clock = new TestClock();
        using var server = new ClosingServer(ClosingMoment.OnConnect);
        using var bench = await Bench.SignInAsync(Bench.Options(server.ApiUri, clock, accessToken: Bench.Token));

        var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

        // Whether the sending had begun when the connection went is the network's affair; what follows from it is ours.
        if (e.IsSafeToRetry)
            Assert.Equal((PortSipFailure.ConnectionFailed, 3), (e.Failure, clock.Delays.Count));
        else
            Assert.Equal(OutcomeUnknown(operation.Kind), e.Failure);
    }

    [Theory]
    [InlineData("hold latest", PortSipFailure.TimedOut)]
    [InlineData("transfer", PortSipFailure.TransferOutcomeUnknown)]
    public async Task A_body_that_stops_ends_at_the_time_out(string name, PortSipFailure failure)
    {
        var operation = TestedOperation.Named(name);
        var clock = new TestClock();
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Stalled());
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri, clock, accessToken: Bench.Token));

        var running = operation.RunAsync(bench.Client, CancellationToken.None);
        while (pbx.Requests.Count == 0)
            await Task.Yield();
        clock.Step(TimeSpan.FromSeconds(100));

        var e = await Bench.FailureOf(() => running);
        Assert.Equal((failure, 1), (e.Failure, pbx.Requests.Count));
    }

    private static PortSipFailure OutcomeUnknown(OperationKind kind) => kind switch
    {
        OperationKind.Originate => PortSipFailure.CallOutcomeUnknown,
        OperationKind.Transfer => PortSipFailure.TransferOutcomeUnknown,
        OperationKind.Latest => PortSipFailure.ConnectionFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is always safe."),
    };
}
