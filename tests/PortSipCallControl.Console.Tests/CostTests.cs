using System.Globalization;
using PortSip.Testing;

namespace PortSipCallControl.Hosting.Tests;

/// <summary>
/// What the module may cost, in what doesn't depend on time: allocations, requests, connections, loaded assemblies. Each in a
/// process of its own, where nothing else allocates. Time is measured in tests/Benchmarks.
/// </summary>
public sealed class CostTests
{
    private const int Count = 200;

    // Twice over before it counts: compiled, connected, bound once.
    private const string Measure = """
        $connection = Connect-PortSip $server ([pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'x').SecurePassword))
        $ids = foreach ($i in 1..200) { "88475757037014$i" }
        & $work; & $work
        $before = [GC]::GetTotalAllocatedBytes($true)
        & $work
        ([GC]::GetTotalAllocatedBytes($true) - $before) / 1024 / 200
        """;

    // The engine itself takes 23 KiB to run a cmdlet with these parameters, and 1 to bind a piped record; and 1 more to look for two columns
    // of the connection, Connection and ConnectionName.
    [Theory]
    [InlineData("foreach ($id in $ids) { Suspend-PortSipCall $id 1001 }", 38)]
    [InlineData("$ids | Suspend-PortSipCall -ExtensionNumber 1001 -ThrottleLimit 1", 10.5)]
    [InlineData("$ids | Stop-PortSipCall -ThrottleLimit 16", 9)]
    [InlineData("Get-PortSipCdr -First 200 | ForEach-Object { }", 5)]
    public async Task An_operation_allocates_no_more_than(string script, double kibibytes)
    {
        await using var pbx = await FakePbx.StartAsync(Answered);

        var result = await RunAsync(pbx, $"$work = {{ {script} }}; {Measure}");

        Assert.InRange(double.Parse(result.Lines.Single(), CultureInfo.InvariantCulture), 0.1, kibibytes);
    }

    [Theory]
    [InlineData("foreach ($id in $ids) { Suspend-PortSipCall $id 1001 }", Count, 1)]
    [InlineData("$ids | Suspend-PortSipCall -ExtensionNumber 1001 -ThrottleLimit 1", Count, 1)]
    [InlineData("$ids | Stop-PortSipCall -ThrottleLimit 16", Count, 16)]
    // Two pages of a hundred; the second is full, so that a third is asked for unless the limit is reached.
    [InlineData("Get-PortSipCdr -First 200 | ForEach-Object { }", 2, 2)]
    public async Task It_takes_no_request_and_no_connection_more_than(string script, int requests, int connections)
    {
        await using var pbx = await FakePbx.StartAsync(Answered);

        await RunAsync(pbx, $"$work = {{ {script} }}; {Measure}");

        Assert.Equal(3 * requests, pbx.Operations.Count);
        Assert.InRange(pbx.Operations.Select(r => r.Connection).Distinct().Count(), 1, connections);
    }

    [Fact]
    public async Task Import_loads_nothing_of_HTTP_of_events_or_of_the_simulator()
    {
        var result = await ConsoleProcess.RunAsync("-Command", "[AppDomain]::CurrentDomain.GetAssemblies().GetName().Name");

        Assert.Contains("PortSipCallControl", result.Lines);
        Assert.DoesNotContain("PortSip.Simulator", result.Lines);
        Assert.DoesNotContain("System.Net.Http", result.Lines);
        Assert.DoesNotContain("System.Net.WebSockets.Client", result.Lines);
    }

    private static async Task<ConsoleResult> RunAsync(FakePbx pbx, string script)
    {
        var result = await ConsoleProcess.RunAsync("-Command", $"$server = '{pbx.Url}'; {script}");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return result;
    }

    private static Answer Answered(RecordedRequest request) => request.Path switch
    {
        _ when request.Path.EndsWith("/sign_in", StringComparison.Ordinal) => Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}"""),
        _ when request.Path.EndsWith("/cdrs", StringComparison.Ordinal) => Answer.Json(Page(request.PathAndQuery.Contains("skip=100", StringComparison.Ordinal) ? 100 : 0)),
        _ => Answer.Json("{}"),
    };

    private static string Page(int skip) =>
        $$"""{"count":1000,"items":[{{string.Join(',', Enumerable.Range(skip, 100).Select(i => $$"""{"id":"{{i}}","caller":"1001","callee":"1002","started_at":"2026-08-20T06:00:59Z"}"""))}}]}""";
}
