using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>Ctrl+C, at any moment. The stop is pressed when the PBX has got the request, never by the clock.</summary>
public sealed class StopTests
{
    private static readonly Answer Token = Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}""");

    [Fact]
    public Task During_the_sign_in() => StopWhen(
        "Connect-PortSip $server $credential",
        _ => Answer.Never,
        stopAfter: "/api/auth/sign_in");

    [Theory]
    [InlineData("Get-PortSipCall")]
    [InlineData("New-PortSipCall 1001 1002")]
    [InlineData("Suspend-PortSipCall 4711 1001")]
    [InlineData("Suspend-PortSipCall -Latest 1001")]
    [InlineData("Resume-PortSipCall 4711 1001")]
    [InlineData("Invoke-PortSipTransfer 4711 1001 1003")]
    [InlineData("Invoke-PortSipTransfer -Attended 1001 -ReferTo1 1 -ReferTo2 2")]
    [InlineData("Stop-PortSipCall 4711")]
    [InlineData("4711, 4712, 4713 | Stop-PortSipCall", 3)]
    [InlineData("Disconnect-PortSip")]
    public Task During_a_request(string command, int inFlight = 1) => StopWhen(
        $"$null = Connect-PortSip $server $credential; {command}; 'never reached'",
        request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : Answer.Never,
        stopAfter: command == "Disconnect-PortSip" ? "/api/auth/sign_out" : "/api/sessions",
        count: inFlight);

    [Fact]
    public Task During_the_body_of_an_answer() => StopWhen(
        "$null = Connect-PortSip $server $credential; New-PortSipCall 1001 1002",
        request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : Answer.Stalled(),
        stopAfter: "/api/sessions");

    [Fact]
    public async Task During_the_direct_call() => await StopWhen(
        "New-PortSipCall 1001 1002 -Direct -Server $server -Domain test.io -Credential $credential",
        _ => Answer.Never,
        stopAfter: "/api/sessions/directly");

    [Fact]
    public Task In_the_delay_before_a_retry() => StopWhen(
        "$null = Connect-PortSip $server $credential; Get-PortSipCall",
        request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : Answer.Error(429).With("Retry-After", "60"),
        stopAfter: "/api/sessions");

    [Fact]
    public Task In_the_search_for_a_call_whose_response_was_lost() => StopWhen(
        "$null = Connect-PortSip $server $credential; New-PortSipCall 1001 1002",
        request => request switch
        {
            { Path: "/api/auth/sign_in" } => Token,
            { Method: "POST" } => Answer.Reset,
            _ => Answer.Never,
        },
        stopAfter: "/api/sessions", count: 2);

    [Fact]
    public Task While_a_token_is_renewed() => StopWhen(
        "$null = Connect-PortSip $server $credential; Get-PortSipCall",
        request => request.Path switch
        {
            "/api/auth/sign_in" => Token,
            "/api/auth/refresh_token" => Answer.Never,
            _ => Answer.Error(401),
        },
        stopAfter: "/api/auth/refresh_token");

    [Fact]
    public async Task Between_two_records_nothing_of_the_second_is_sent()
    {
        using var waiting = new ManualResetEventSlim();
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : Answer.Empty());
        using var session = new PowerShellSession();
        Prepare(session, pbx);
        session.Runspace.SessionStateProxy.SetVariable("waiting", waiting);
        using var shell = PowerShell.Create(session.Runspace).AddScript("""
            $null = Connect-PortSip $server $credential
            & { 4711; $waiting.Set(); while ($true) { } ; 4712 } | Stop-PortSipCall
            """);

        var running = shell.BeginInvoke();
        Assert.True(waiting.Wait(TimeSpan.FromSeconds(30)));
        shell.Stop();

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.DoesNotContain(pbx.Requests, r => r.Path.Contains("4712", StringComparison.Ordinal));
    }

    private static async Task StopWhen(string script, Func<RecordedRequest, Answer> answer, string stopAfter, int count = 1)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = count;
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.StartsWith(stopAfter, StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
                arrived.TrySetResult();
            return answer(request);
        });
        using var session = new PowerShellSession();
        Prepare(session, pbx);
        using var shell = PowerShell.Create(session.Runspace).AddScript(script);
        using var output = new PSDataCollection<PSObject>();

        var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var before = pbx.Requests.Count;
        // It returns when the pipeline has ended: the time-out is 100 seconds, the test's patience 30.
        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(7, session.Single<int>("3 + 4"));
        Assert.Equal(before, pbx.Requests.Count);
    }

    private static void Prepare(PowerShellSession session, FakePbx pbx)
    {
        session.Runspace.SessionStateProxy.SetVariable("server", pbx.Url);
        session.Runspace.SessionStateProxy.SetVariable("credential", new PSCredential("1001", new System.Net.NetworkCredential("", "Passw0rd!").SecurePassword));
    }
}
