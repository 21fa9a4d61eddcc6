using System.Collections.Concurrent;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>Many at a time.</summary>
public sealed class BulkTests
{
    // How a call ended, which -PassThru looks up.
    private const string CallLogs = "/api/calllogs";

    private static readonly Answer Token = Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}""");

    [Theory]
    [InlineData("Stop-PortSipCall", 8)]
    [InlineData("Stop-PortSipCall -ThrottleLimit 16", 16)]
    [InlineData("Stop-PortSipCall -ThrottleLimit 1", 1)]
    [InlineData("Suspend-PortSipCall -ExtensionNumber 1001", 8)]
    [InlineData("Resume-PortSipCall -ExtensionNumber 1001 -ThrottleLimit 3", 3)]
    [InlineData("Invoke-PortSipTransfer -ExtensionNumber 1001 -ReferTo 1003", 1)]
    [InlineData("Invoke-PortSipTransfer -ExtensionNumber 1001 -ReferTo 1003 -ThrottleLimit 4", 4)]
    [InlineData("Get-PortSipCall", 8)]
    [InlineData("ForEach-Object { [pscustomobject]@{ Caller = $_; Callee = 1002 } } | New-PortSipCall", 1)]
    [InlineData("ForEach-Object { [pscustomobject]@{ Caller = $_; Callee = 1002 } } | New-PortSipCall -ThrottleLimit 4", 4)]
    public async Task As_many_are_in_flight_as_the_limit_says_and_no_more(string command, int limit)
    {
        // Each answer waits until the limit is reached once; one request more would be seen.
        var inFlight = 0;
        var most = 0;
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pbx = await FakePbx.StartAsync(async (request, _) =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Token;
            var now = Interlocked.Increment(ref inFlight);
            for (int seen; now > (seen = Volatile.Read(ref most)); Interlocked.CompareExchange(ref most, now, seen))
            {
            }
            if (now == limit)
                isFull.TrySetResult();
            await isFull.Task;
            Interlocked.Decrement(ref inFlight);
            return Answer.Json("""{"id":"4711","calls":[]}""");
        });
        using var session = Connected(pbx);

        session.Get($"$null = 1001..1040 | {command}");

        Assert.Equal(40, pbx.Operations.Count);
        Assert.Equal(limit, most);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_input_whatever_is_answered_first()
    {
        var held = new ConcurrentQueue<TaskCompletionSource>();
        await using var pbx = await FakePbx.StartAsync(async (request, _) =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Token;
            if (request.Path == CallLogs)
                return Answer.Error(404);
            // Sixteen come, and are let go the last first.
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            held.Enqueue(mine);
            if (held.Count == 16)
            {
                foreach (var other in held.Reverse())
                    other.TrySetResult();
            }
            await mine.Task;
            return Answer.Empty();
        });
        using var session = Connected(pbx);

        var output = session.Get("1001..1016 | Stop-PortSipCall -PassThru -ThrottleLimit 16");

        Assert.Equal(Enumerable.Range(1001, 16).Select(i => $"{i}"), output.Select(o => ((PortSipCall)o.BaseObject).Id));
    }

    [Theory]
    [InlineData("Stop-PortSipCall")]
    [InlineData("Stop-PortSipCall -PassThru")]
    public async Task One_at_a_time_goes_in_the_order_of_the_input(string command)
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : request.Path == CallLogs ? Answer.Error(404) : Answer.Empty());
        using var session = Connected(pbx);

        session.Get($"1001..1600 | {command} -ThrottleLimit 1");

        Assert.Equal(Enumerable.Range(1001, 600).Select(i => $"/api/sessions/{i}/destroy"), pbx.Operations.Select(o => o.Path).Where(path => path != CallLogs));
    }

    [Theory]
    [InlineData("Stop", "1001")]
    [InlineData("Inquire", "1001")]
    [InlineData("Continue", "1001", "1002", "1003")]
    public async Task Nothing_is_sent_before_it_is_known_whether_an_error_ends_everything(string errorAction, params string[] sent)
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : Answer.Error(404));
        using var session = Connected(pbx);

        // Nobody is there who could be asked, which is an error as well.
        session.Run($"1001..1003 | Stop-PortSipCall -ThrottleLimit 1 -ErrorAction {errorAction}");

        Assert.Equal(sent.Select(id => $"/api/sessions/{id}/destroy"), pbx.Operations.Select(o => o.Path));
    }

    [Fact]
    public async Task One_failing_item_among_a_hundred_is_one_error_and_the_rest_go_on()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path switch
        {
            "/api/auth/sign_in" => Token,
            "/api/sessions/1050/destroy" or CallLogs => Answer.Error(404),
            _ => Answer.Empty(),
        });
        using var session = Connected(pbx);

        var result = session.Run("1001..1100 | Stop-PortSipCall -PassThru -ThrottleLimit 16");

        Assert.Equal("1050", result.Error.TargetObject);
        Assert.Equal(Enumerable.Range(1001, 100).Where(i => i != 1050).Select(i => $"{i}"), result.Objects<PortSipCall>().Select(c => c.Id));
    }

    [Fact]
    public async Task ErrorAction_Stop_stops_cleanly_and_says_how_many_more_were_sent()
    {
        using var arrived = new CountdownEvent(4);
        await using var pbx = await FakePbx.StartAsync(async (request, ending) =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Token;
            arrived.Signal();
            if (!request.Path.Contains("/1001/", StringComparison.Ordinal))
                return Answer.Never;
            // The first fails when three others are on their way.
            await Task.Run(() => arrived.Wait(ending), ending);
            return Answer.Error(404);
        });
        using var session = Connected(pbx);

        var result = session.Run("1001..1100 | Stop-PortSipCall -ThrottleLimit 4 -ErrorAction Stop");

        Assert.True(result.IsTerminated);
        Assert.Equal("CallNotFound,PortSipCallControl.StopPortSipCallCommand", result.Error.FullyQualifiedErrorId);
        Assert.Contains("3 more had been sent by then and are not reported.", result.Error.ErrorDetails.Message);
        Assert.Equal("1001", result.Error.TargetObject);
        Assert.Equal(4, pbx.Operations.Count);
    }

    [Fact]
    public async Task ErrorAction_Stop_by_preference_does_the_same()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : Answer.Error(404));
        using var session = Connected(pbx);

        var result = session.Run("$ErrorActionPreference = 'Stop'; 1001..1100 | Stop-PortSipCall -ThrottleLimit 1");

        Assert.True(result.IsTerminated);
        Assert.DoesNotContain("more had been sent", result.Error.ErrorDetails.Message);
        Assert.Single(pbx.Operations);
    }

    [Fact]
    public async Task A_row_that_is_refused_under_ErrorAction_Stop_says_how_many_were_sent_before_it()
    {
        using var arrived = new CountdownEvent(2);
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Token;
            arrived.Signal();
            return Answer.Never;
        });
        using var session = Connected(pbx);

        var result = session.Run("""
            & {
                [pscustomobject]@{ ExtensionNumber = '1001'; ReferTo1 = '1002'; ReferTo2 = '1003' }
                [pscustomobject]@{ ExtensionNumber = '1004'; ReferTo1 = '1005'; ReferTo2 = '1006' }
                $arrived.Wait()
                [pscustomobject]@{ ExtensionNumber = '1007'; ReferTo1 = '1008' }
            } | Invoke-PortSipTransfer -Attended -ThrottleLimit 4 -ErrorAction Stop
            """, ("arrived", arrived));

        Assert.Equal("ValidationFailed,PortSipCallControl.InvokePortSipTransferCommand", result.Error.FullyQualifiedErrorId);
        Assert.Contains("2 more had been sent by then and are not reported.", result.Error.ErrorDetails.Message);
    }

    [Fact]
    public async Task One_of_many_runs_into_the_end_of_its_token_and_all_wait_for_one_renewal()
    {
        var isOver = 0;
        await using var pbx = await FakePbx.StartAsync(request => request switch
        {
            { Path: "/api/auth/sign_in" } => Token,
            { Path: "/api/auth/refresh_token" } => Answer.Json("""{"access_token":"T2","expires_in":1800,"refresh_token":"R2"}"""),
            _ when request.Header("Authorization") == "Bearer T" => Interlocked.Increment(ref isOver) > 0 ? Answer.Error(401) : Answer.Empty(),
            _ => Answer.Empty(),
        });
        using var session = Connected(pbx);

        session.Get("1001..1030 | Stop-PortSipCall -ThrottleLimit 16 -Verbose");

        Assert.Single(pbx.Requests, r => r.Path == "/api/auth/refresh_token");
        Assert.Equal(30, pbx.Operations.Count(r => r.Header("Authorization") == "Bearer T2"));
    }

    private static PowerShellSession Connected(FakePbx pbx)
    {
        var session = new PowerShellSession();
        session.Get(
            "$connection = Connect-PortSip $server $credential -RetryIntervalSec 0.001",
            ("server", pbx.Url), ("credential", new PSCredential("admin", new System.Net.NetworkCredential("", "Passw0rd!").SecurePassword)));
        return session;
    }
}
