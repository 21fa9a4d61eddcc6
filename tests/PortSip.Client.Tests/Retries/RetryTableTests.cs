using PortSip.Testing;

namespace PortSip.Client.Tests.Retries;

/// <summary>What may be sent twice: the table, fault by fault.</summary>
public sealed class RetryTableTests
{
    // Fault, and for each kind of operation: the requests that the PBX gets, and the failure.
    internal static readonly Dictionary<string, (Func<RecordedRequest, TestClock, CancellationToken, Task<HttpResponseMessage>> Answer, Dictionary<OperationKind, (int Requests, PortSipFailure Failure, bool IsSafe)> Expected)> Table = new()
    {
        ["reset"] = (Now(Reply.Reset), Row(
            (4, PortSipFailure.ConnectionFailed), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.ConnectionFailed), false)),
        ["cut body"] = (Now(Reply.CutShort), Row(
            (4, PortSipFailure.InvalidResponse), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.InvalidResponse), false)),
        // Each attempt of what is repeatable has a third of the time; the delays take from the last.
        ["never"] = (NeverAsync, Row(
            (3, PortSipFailure.TimedOut), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.TimedOut), false)),
        ["429"] = (Now(() => Reply.Error(429)), Row(
            (4, PortSipFailure.RateLimited), (4, PortSipFailure.RateLimited), (4, PortSipFailure.RateLimited), (4, PortSipFailure.RateLimited), true)),
        ["429 with Retry-After"] = (Now(() => Reply.Empty(429).With("Retry-After", "3")), Row(
            (4, PortSipFailure.RateLimited), (4, PortSipFailure.RateLimited), (4, PortSipFailure.RateLimited), (4, PortSipFailure.RateLimited), true)),
        ["502"] = (Now(() => Reply.Html(502)), Row(
            (4, PortSipFailure.ServerError), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.ServerError), false)),
        ["503"] = (Now(() => Reply.Empty(503)), Row(
            (4, PortSipFailure.ServerError), (1, PortSipFailure.ServerError), (1, PortSipFailure.ServerError), (1, PortSipFailure.ServerError), false)),
        ["504"] = (Now(() => Reply.Html(504)), Row(
            (4, PortSipFailure.ServerError), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.ServerError), false)),
        ["500"] = (Now(() => Reply.Error(500)), Row(
            (1, PortSipFailure.ServerError), (1, PortSipFailure.ServerError), (1, PortSipFailure.ServerError), (1, PortSipFailure.ServerError), false)),
        ["408"] = (Now(() => Reply.Empty(408)), Row(
            (1, PortSipFailure.TimedOut), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.TimedOut), false)),
        ["401 for ever"] = (Now(() => Reply.Error(401, "UNAUTHORIZED")), Row(
            (2, PortSipFailure.SessionExpired), (2, PortSipFailure.SessionExpired), (2, PortSipFailure.SessionExpired), (2, PortSipFailure.SessionExpired), true)),
        ["403"] = (Now(() => Reply.Empty(403)), Row(
            (1, PortSipFailure.Forbidden), (1, PortSipFailure.Forbidden), (1, PortSipFailure.Forbidden), (1, PortSipFailure.Forbidden), true)),
        ["400"] = (Now(() => Reply.Empty(400)), Row(
            (1, PortSipFailure.ValidationFailed), (1, PortSipFailure.ValidationFailed), (1, PortSipFailure.ValidationFailed), (1, PortSipFailure.ValidationFailed), true)),
        ["redirect"] = (Now(() => Reply.Empty(302).With("Location", "https://elsewhere.test/")), Row(
            (1, PortSipFailure.InvalidResponse), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.InvalidResponse), false)),
        // What isn't the PBX's word leaves open what the PBX did.
        ["404 page"] = (Now(() => Reply.Html(404)), Unproven),
        ["403 page"] = (Now(() => Reply.Html(403)), Unproven),
        ["401 page"] = (Now(() => Reply.Html(401)), Unproven),
        ["400 text"] = (Now(() => Reply.Text("Bad Request", 400)), Unproven),
        ["404 of a gateway"] = (Now(() => Reply.Json("""{"message":"no Route matched with those values"}""", 404)), Unproven),
        ["429 page"] = (Now(() => Reply.Html(429)), Row(
            (4, PortSipFailure.RateLimited), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.RateLimited), false)),
        ["500 page"] = (Now(() => Reply.Html(500)), Row(
            (1, PortSipFailure.ServerError), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.ServerError), false)),
        ["503 page"] = (Now(() => Reply.Html(503)), Row(
            (4, PortSipFailure.ServerError), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.ServerError), false)),
    };

    // After these an operation is sent once more, by its class.
    private static readonly Dictionary<string, OperationKind[]> RepeatedAfter = new()
    {
        ["reset"] = [OperationKind.Repeatable],
        ["cut body"] = [OperationKind.Repeatable],
        ["never"] = [OperationKind.Repeatable],
        ["429"] = [OperationKind.Repeatable, OperationKind.Originate, OperationKind.Transfer, OperationKind.Latest],
        ["429 with Retry-After"] = [OperationKind.Repeatable, OperationKind.Originate, OperationKind.Transfer, OperationKind.Latest],
        ["502"] = [OperationKind.Repeatable],
        ["503"] = [OperationKind.Repeatable],
        ["504"] = [OperationKind.Repeatable],
        ["429 page"] = [OperationKind.Repeatable],
        ["503 page"] = [OperationKind.Repeatable],
        ["401 for ever"] = [OperationKind.Repeatable, OperationKind.Originate, OperationKind.Transfer, OperationKind.Latest],
    };

    private static Dictionary<OperationKind, (int Requests, PortSipFailure Failure, bool IsSafe)> Unproven => Row(
        (1, PortSipFailure.InvalidResponse), (1, PortSipFailure.CallOutcomeUnknown), (1, PortSipFailure.TransferOutcomeUnknown), (1, PortSipFailure.InvalidResponse), false);

    public static TheoryData<string, string> EveryOperationUnderEveryFault
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var operation in TestedOperation.All)
            {
                foreach (var fault in Table.Keys)
                    rows.Add(operation.Name, fault);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EveryOperationUnderEveryFault))]
    public async Task A_fault_that_stays_ends_in_its_failure_after_the_requests_that_the_class_allows(string name, string fault)
    {
        var operation = TestedOperation.Named(name);
        var (answer, row) = Table[fault];
        var (requests, failure, isSafe) = row[operation.Kind];
        var clock = new TestClock();
        using var pbx = new MemoryPbx((request, stop) => operation.Is(request) ? answer(request, clock, stop) : Task.FromResult(Otherwise(request)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

        Assert.Equal((failure, requests), (e.Failure, pbx.Requests.Count(operation.Is)));
        Assert.Equal(isSafe, e.IsSafeToRetry);
    }

    [Theory]
    [MemberData(nameof(EveryOperationUnderEveryFault))]
    public async Task Without_retries_everything_is_sent_once_but_after_a_401(string name, string fault)
    {
        var operation = TestedOperation.Named(name);
        var clock = new TestClock();
        using var pbx = new MemoryPbx((request, stop) => operation.Is(request) ? Table[fault].Answer(request, clock, stop) : Task.FromResult(Otherwise(request)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, maximumRetryCount: 0));

        var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

        Assert.Equal(Table[fault].Expected[operation.Kind].Failure, e.Failure);
        Assert.Equal(fault == "401 for ever" ? 2 : 1, pbx.Requests.Count(operation.Is));
    }

    [Theory]
    [MemberData(nameof(EveryOperationUnderEveryFault))]
    public async Task A_fault_that_passes_is_overcome_where_the_class_allows(string name, string fault)
    {
        var operation = TestedOperation.Named(name);
        var isRepeated = RepeatedAfter.TryGetValue(fault, out var kinds) && kinds.Contains(operation.Kind);
        var clock = new TestClock();
        var attempts = 0;
        using var pbx = new MemoryPbx((request, stop) => !operation.Is(request) ? Task.FromResult(Otherwise(request))
            : ++attempts == 1 ? Table[fault].Answer(request, clock, stop)
            : Task.FromResult(Reply.Json(operation.SuccessBody)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        var e = await Record.ExceptionAsync(() => operation.RunAsync(bench.Client, CancellationToken.None));

        Assert.Equal((isRepeated, isRepeated ? 2 : 1), (e is null, attempts));
    }

    [Theory]
    [MemberData(nameof(TestedOperation.Names), MemberType = typeof(TestedOperation))]
    public async Task Where_no_connection_comes_about_everything_is_tried_again(string name)
    {
        var operation = TestedOperation.Named(name);
        using var pbx = MemoryPbx.SigningIn(Otherwise);
        using var bench = await Bench.SignInAsync(pbx);
        pbx.RefusesConnection = _ => true;

        var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

        Assert.Equal((PortSipFailure.ConnectionFailed, true, 4), (e.Failure, e.IsSafeToRetry, pbx.RefusedConnections));
        Assert.Equal(0, pbx.Requests.Count(operation.Is));
    }

    [Theory]
    [MemberData(nameof(TestedOperation.Names), MemberType = typeof(TestedOperation))]
    public async Task A_connection_that_comes_about_late_is_used_once(string name)
    {
        var operation = TestedOperation.Named(name);
        using var pbx = MemoryPbx.SigningIn(request => operation.Is(request) ? Reply.Json(operation.SuccessBody) : Otherwise(request));
        using var bench = await Bench.SignInAsync(pbx);
        pbx.RefusesConnection = _ => pbx.RefusedConnections < 3;

        await operation.RunAsync(bench.Client, CancellationToken.None);

        Assert.Equal((3, 1), (pbx.RefusedConnections, pbx.Requests.Count(operation.Is)));
    }

    private static HttpResponseMessage Otherwise(RecordedRequest request) => request.Path switch
    {
        "/api/auth/sign_in" or "/api/auth/refresh_token" => Reply.Token(),
        // Where the call of a lost originate is looked for, there is none.
        "/api/sessions" when request.Method == "GET" => Reply.Calls(),
        _ => Reply.Empty(),
    };

    private static Func<RecordedRequest, TestClock, CancellationToken, Task<HttpResponseMessage>> Now(Func<HttpResponseMessage> reply) => (_, _, _) => Task.FromResult(reply());

    private static Task<HttpResponseMessage> NeverAsync(RecordedRequest request, TestClock clock, CancellationToken stop)
    {
        // The attempt's time passes, and not a moment more.
        while (!stop.IsCancellationRequested)
            clock.Step(TimeSpan.FromSeconds(1));
        return Reply.NeverAsync(stop);
    }

    private static Dictionary<OperationKind, (int, PortSipFailure, bool)> Row(
        (int, PortSipFailure) repeatable, (int, PortSipFailure) originate, (int, PortSipFailure) transfer, (int, PortSipFailure) latest, bool isSafe) => new()
        {
            [OperationKind.Repeatable] = (repeatable.Item1, repeatable.Item2, true),
            [OperationKind.Originate] = (originate.Item1, originate.Item2, isSafe),
            [OperationKind.Transfer] = (transfer.Item1, transfer.Item2, isSafe),
            [OperationKind.Latest] = (latest.Item1, latest.Item2, isSafe),
        };
}
