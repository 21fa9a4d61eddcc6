using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using PortSip.Client;
using PortSip.Simulator;
using PortSip.Testing;
using Answer = PortSip.Testing.Answer;

namespace PortSipCallControl.Tests.Faults;

/// <summary>
/// Every cmdlet under every fault: the error's id, whether the same can safely be asked again ("unsafe" where not), how many of
/// its requests reached the server, and, where the number of active calls changed, by how much. The retries: three, at once.
/// </summary>
public sealed class FaultTableTests(WaitingSessions aside) : IClassFixture<WaitingSessions>
{
    // For each fault, the outcome of every operation.
    private static readonly string Table = ReadTable();

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["reset after it was read"] = (_, _) => Answer.Reset,
        ["reset after it was done"] = (_, commit) => Done(commit, Answer.Reset),
        ["reset once after it was done"] = (attempt, commit) => attempt == 1 ? Done(commit, Answer.Reset) : commit(),
        ["cut off in the middle of the body"] = (_, commit) => Done(commit, Answer.CutShort()),
        ["401 once"] = (attempt, commit) => attempt == 1 ? Answer.Error(401, "UNAUTHORIZED") : commit(),
        ["401 for ever"] = (_, _) => Answer.Error(401, "UNAUTHORIZED"),
        ["403"] = (_, _) => Answer.Error(403),
        ["404"] = (_, _) => Answer.Error(404),
        ["408"] = (_, _) => Answer.Empty(408),
        ["429"] = (_, _) => Answer.Error(429),
        ["429 once"] = (attempt, commit) => attempt == 1 ? Answer.Error(429) : commit(),
        ["429 once with Retry-After"] = (attempt, commit) => attempt == 1 ? Answer.Error(429).With("Retry-After", "0") : commit(),
        ["429 with a Retry-After beyond the time-out"] = (_, _) => Answer.Error(429).With("Retry-After", "86400"),
        ["500"] = (_, _) => Answer.Error(500),
        ["502"] = (_, _) => Answer.Html(502),
        ["502 once"] = (attempt, commit) => attempt == 1 ? Answer.Html(502) : commit(),
        ["502 after it was done"] = (_, commit) => Done(commit, Answer.Html(502)),
        ["503"] = (_, _) => Answer.Empty(503),
        ["504 after it was done"] = (_, commit) => Done(commit, Answer.Empty(504)),
        ["HTML"] = (_, commit) => Done(commit, Answer.Html()),
        ["empty body"] = (_, commit) => Done(commit, Answer.Empty()),
        ["truncated JSON"] = (_, commit) => Done(commit, Answer.Json("""{"id":"8847575""")),
        ["wrong shape"] = (_, commit) => Done(commit, Answer.Json("[1,2,3]")),
        ["redirect to another host"] = (_, _) => Answer.Redirect("http://127.0.0.1:9/api/?password=A1s2d3f4"),
        ["302 after it was done"] = (_, commit) => Done(commit, Answer.Redirect("http://127.0.0.1:9/login", 302)),
        ["303 after it was done"] = (_, commit) => Done(commit, Answer.Redirect("http://127.0.0.1:9/login", 303)),
        ["404 page"] = (_, _) => Answer.Html(404),
        ["404 page after it was done"] = (_, commit) => Done(commit, Answer.Html(404)),
        ["404 in a line of text"] = (_, _) => Answer.Text("404 page not found\n", 404),
        ["503 page, then 404 page"] = (attempt, _) => Answer.Html(attempt == 1 ? 503 : 404),
        ["401 page"] = (_, _) => Answer.Html(401),
        ["403 page"] = (_, _) => Answer.Html(403),
        ["429 page"] = (_, _) => Answer.Html(429),
        ["500 page after it was done"] = (_, commit) => Done(commit, Answer.Html(500)),
        ["text"] = (_, commit) => Done(commit, Answer.Text("OK")),
        ["403 for want of a license"] = (_, _) => Answer.Error(403, "LICENSE_TENANT_MODULE_REQUIRED"),
        ["409"] = (_, _) => Answer.Error(409, "RESOURCE_IN_USE"),
        ["503 without a look at the licenses"] = (_, _) => Answer.Error(503, "LICENSE_SNAPSHOT_UNAVAILABLE"),
        ["never answered"] = (_, _) => Answer.Never,
        ["never answered after it was done"] = (_, commit) => Done(commit, Answer.Never),
        ["slow body"] = (_, commit) => Done(commit, Answer.Stalled()),
    };

    private static readonly Dictionary<string, ErrorCategory> Categories = new()
    {
        ["AuthenticationFailed"] = ErrorCategory.AuthenticationError,
        ["CallNotFound"] = ErrorCategory.ObjectNotFound,
        ["CallOutcomeUnknown"] = ErrorCategory.InvalidResult,
        ["CertificateRejected"] = ErrorCategory.SecurityError,
        ["ConnectionFailed"] = ErrorCategory.ConnectionError,
        ["Conflict"] = ErrorCategory.ResourceBusy,
        ["Forbidden"] = ErrorCategory.PermissionDenied,
        ["InvalidResponse"] = ErrorCategory.InvalidData,
        ["LicenseRequired"] = ErrorCategory.PermissionDenied,
        ["NotFound"] = ErrorCategory.ObjectNotFound,
        ["RateLimited"] = ErrorCategory.LimitsExceeded,
        ["ServerError"] = ErrorCategory.ResourceUnavailable,
        ["SessionExpired"] = ErrorCategory.AuthenticationError,
        ["TimedOut"] = ErrorCategory.OperationTimeout,
        ["TransferOutcomeUnknown"] = ErrorCategory.InvalidResult,
        ["ValidationFailed"] = ErrorCategory.InvalidArgument,
    };

    // -Debug alone would ask at each warning whether to go on; it makes 5.1 and 7.4 ask at each debug line too.
    private const string Loud = "-Verbose -Debug -WarningAction Continue";

    public static TheoryData<string> Rows => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_cmdlet_under(string fault)
    {
        var waiting = aside.Once(() => Faults.Keys.SelectMany(f => Operation.All.Where(o => IsSlow(f) || Waits(o)).Select(o => (Fault: f, Operation: o)))
            .ToDictionary(c => (c.Fault, c.Operation.Name), c => aside.Run(s => RunAsync(s, c.Operation, Faults[c.Fault], Retries(c.Fault)).GetAwaiter().GetResult())));
        using var session = new PowerShellSession();
        var cells = new List<Cell>();
        foreach (var operation in Operation.All)
        {
            cells.Add(waiting.TryGetValue((fault, operation.Name), out var cell)
                ? await cell
                : await RunAsync(session, operation, Faults[fault], Retries(fault)));
        }

        Assert.Equal(Expected(fault), Lines(cells));
    }

    [Theory]
    [InlineData("connection refused")]
    [InlineData("unknown host")]
    [InlineData("reset before it was read")]
    [InlineData("self-signed certificate")]
    [InlineData("certificate for another name")]
    public async Task Each_cmdlet_where_no_connection_comes_about(string fault)
    {
        using var closing = new ClosingServer(ClosingMoment.Unread);
        await using var own = await FakePbx.StartAsync(_ => Answer.Empty(), TestCertificate.SelfSigned());
        await using var foreign = await FakePbx.StartAsync(_ => Answer.Empty(), TestCertificate.SelfSigned("other.example", isForLoopback: false));
        var (server, requests) = fault switch
        {
            "connection refused" => ($"http://127.0.0.1:{FreePort()}", () => 0),
            "unknown host" => ("https://nobody.invalid", () => 0),
            "reset before it was read" => (closing.Url, () => closing.Requests),
            "self-signed certificate" => (own.Url, (Func<int>)(() => own.Requests.Count)),
            _ => (foreign.Url, () => foreign.Requests.Count),
        };
        using var session = new PowerShellSession();
        var cells = Operation.All.Select(operation => Waits(operation)
            ? aside.Run(own => Run(own, operation))
            : Task.FromResult(Run(session, operation)));

        Assert.Equal(Expected(fault), Lines(await Task.WhenAll(cells)));

        Cell Run(PowerShellSession user, Operation operation)
        {
            Prepare(user, server, Retries(fault));
            user.Get("$connection = Connect-PortSip $server -AccessToken $token @retry");
            return new Cell(operation, Outcome(user.Run($"{operation.Command} {Loud}"), ["T0ken"]), requests(), 0);
        }
    }

    [Fact]
    public void A_server_that_resets_each_connection_at_once_is_a_clean_error_whenever_the_reset_comes()
    {
        using var closing = new ClosingServer(ClosingMoment.OnConnect);
        using var session = new PowerShellSession();
        Prepare(session, closing.Url, "@{ RetryIntervalSec = 0.001; MaximumRetryCount = 0; TimeoutSec = 20 }");

        foreach (var operation in Operation.All.Where(o => o.Name != "Disconnect"))
        {
            session.Get("$connection = Connect-PortSip $server -AccessToken $token @retry");
            Assert.Matches("^(ConnectionFailed|CallOutcomeUnknown|TransferOutcomeUnknown)", Outcome(session.Run($"{operation.Command} {Loud}"), ["T0ken"]));
        }
    }

    private static async Task<Cell> RunAsync(PowerShellSession session, Operation operation, Fault fault, string retry)
    {
        await using var pbx = await FaultyPbx.StartAsync(operation, fault);
        Prepare(session, pbx.Url, retry);
        if (operation.NeedsConnection)
            session.Get("$connection = Connect-PortSip $server $credential -Domain test.io @retry");
        var before = pbx.ActiveCalls;

        var result = session.Run($"{operation.Command} {Loud}", ("first", pbx.CallWith("1002")), ("second", pbx.CallWith("1003")));

        return new Cell(operation, Outcome(result, pbx.Tokens), pbx.Requests, pbx.ActiveCalls - before);
    }

    private static bool IsSlow(string fault) => fault.StartsWith("never", StringComparison.Ordinal) || fault == "slow body";

    private static bool Waits(Operation operation) => operation.Name is "Originate" or "Direct";

    private static string Retries(string fault) =>
        IsSlow(fault) ? "@{ RetryIntervalSec = 0.001; MaximumRetryCount = 1; TimeoutSec = 3 }" : "@{ RetryIntervalSec = 0.001; MaximumRetryCount = 3; TimeoutSec = 20 }";

    private static void Prepare(PowerShellSession session, string server, string retry) => session.Get(
        $"$retry = {retry}",
        ("server", server),
        ("credential", Credential(SimulatorDefaults.AdminName, SimulatorDefaults.Password)),
        ("extension", Credential("1001", SimulatorDefaults.ExtensionPassword)),
        ("token", new NetworkCredential("", "T0ken").SecurePassword),
        ("first", "884757570370146304"),
        ("second", "884757570370146305"));

    private static PSCredential Credential(string name, string password) => new(name, new NetworkCredential("", password).SecurePassword);

    // The one place where each cell's error is looked at as a whole, and every stream for secrets.
    private static string Outcome(ScriptResult result, IEnumerable<string> tokens)
    {
        var text = result.AllText();
        Assert.All([SimulatorDefaults.Password, SimulatorDefaults.ExtensionPassword, .. tokens], secret => Assert.DoesNotContain(secret, text));
        if (result.Errors.Count == 0)
            return "ok";
        var exception = Assert.IsType<PortSipException>(result.Error.Exception, exactMatch: false);
        Assert.Equal(Categories[result.ErrorId], result.Error.CategoryInfo.Category);
        Assert.Equal(result.ErrorId, exception.Failure.ToString());
        Assert.False(string.IsNullOrWhiteSpace(result.Error.ErrorDetails.RecommendedAction));
        Assert.NotNull(exception.Operation);
        return exception.IsSafeToRetry ? result.ErrorId : $"{result.ErrorId} (unsafe)";
    }

    private static Answer Done(Func<Answer> commit, Answer answer)
    {
        commit();
        return answer;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What is the same for several cmdlets stands in one line.</summary>
    private static string Lines(IEnumerable<Cell> cells) => string.Join('\n', cells
        .GroupBy(c => c.Words)
        .Select(g => $"{g.Key}: {string.Join(' ', g.Select(c => c.Operation.Name))}"));

    private static string ReadTable()
    {
        using var reader = new StreamReader(typeof(FaultTableTests).Assembly.GetManifestResourceStream("FaultTable.txt")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }

    private static string Expected(string fault) => Table.Split("\n\n")
        .Select(block => block.Split('\n', 2))
        .Single(block => block[0] == fault)[1];

    private sealed record Cell(Operation Operation, string Outcome, int Requests, int Calls)
    {
        public string Words => $"{Outcome}, {Requests} sent{(Calls == 0 ? "" : $", {Calls:+0;-0} call")}";
    }
}
