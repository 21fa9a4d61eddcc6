using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>Takes the first objects and stops what comes before it, as Select-Object -First does.</summary>
[Cmdlet(VerbsCommon.Select, "First")]
public sealed class SelectFirstCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public int Count { get; set; } = 1;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        if (--Count == 0)
            throw (Exception)Activator.CreateInstance(
                typeof(PSObject).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!, this)!;
    }
}

public sealed class DownstreamTests
{
    // How a call ended, which -PassThru looks up.
    private const string CallLogs = "/api/calllogs";

    private static readonly Answer Token = Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}""");

    [Theory]
    [InlineData("Stop-PortSipCall -PassThru")]
    [InlineData("Get-PortSipCall")]
    public async Task When_downstream_has_enough_the_rest_is_not_sent(string command)
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal)
            ? Token
            : request.Path == CallLogs ? Answer.Error(404) : Answer.Json("""{"id":"4711","calls":[]}"""));
        using var session = Prepared(pbx);

        Assert.Single(session.Get($"$null = Connect-PortSip $server $credential; 1001..1100 | {command} -ThrottleLimit 1 | Select-First 1"));

        Assert.Single(pbx.Operations, o => o.Path != CallLogs);
    }

    [Theory]
    [InlineData("Get-PortSipCdr", "cdrs")]
    [InlineData("Get-PortSipCallLog", "calllogs")]
    [InlineData("Get-PortSipRecording", "recordings")]
    [InlineData("Invoke-PortSipRestMethod cdrs -All", "cdrs")]
    public async Task When_downstream_has_enough_of_the_first_page_no_other_is_read(string command, string path)
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal)
            ? Token
            : Answer.Json($$"""{"count":1000,"items":[{{string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"id":"{{i}}"}"""))}}]}"""));
        using var session = Prepared(pbx);

        Assert.Single(session.Get($"$null = Connect-PortSip $server $credential; {command} | Select-First 1"));

        Assert.Equal($"/api/{path}", Assert.Single(pbx.Operations).Path.Split('?')[0]);
    }

    [Fact]
    public async Task When_downstream_has_enough_what_is_in_flight_is_cancelled()
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pbx = await FakePbx.StartAsync(async (request, ending) =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Token;
            if (request.Path == CallLogs)
                return Answer.Error(404);
            if (request.Path.Contains("/1001/", StringComparison.Ordinal))
            {
                // The first is answered only when the second is on its way.
                await arrived.Task;
                return Answer.Empty();
            }
            arrived.TrySetResult();
            ending.Register(() => aborted.TrySetResult());
            return Answer.Never;
        });
        using var session = Prepared(pbx);

        Assert.Single(session.Get("$null = Connect-PortSip $server $credential; Stop-PortSipCall -Id 1001, 1002 -PassThru -ThrottleLimit 2 | Select-First 1"));

        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_break_downstream_ends_the_work()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/sign_in", StringComparison.Ordinal) ? Token : request.Path == CallLogs ? Answer.Error(404) : Answer.Empty());
        using var session = Prepared(pbx);

        Assert.Single(session.Get("$null = Connect-PortSip $server $credential; do { 1001..1100 | Stop-PortSipCall -PassThru -ThrottleLimit 1 | ForEach-Object { $_; break } } while ($true)"));

        Assert.Single(pbx.Operations, o => o.Path != CallLogs);
    }

    [Fact]
    public async Task A_steppable_pipeline_that_is_disposed_in_the_middle_ends_what_is_in_flight()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pbx = await FakePbx.StartAsync((request, ending) =>
        {
            if (request.Path.EndsWith("/sign_in", StringComparison.Ordinal))
                return Task.FromResult(Token);
            ending.Register(aborted.SetResult);
            arrived.TrySetResult();
            return Task.FromResult(Answer.Never);
        });
        using var session = Prepared(pbx);

        session.Get("""
            $null = Connect-PortSip $server $credential
            $pipeline = { Stop-PortSipCall }.GetSteppablePipeline()
            $pipeline.Begin($true)
            $pipeline.Process(4711)
            $arrived.Wait()
            $pipeline.Dispose()
            """, ("arrived", arrived.Task));

        Assert.Single(pbx.Operations);
        // The PBX sees the connection close.
        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static PowerShellSession Prepared(FakePbx pbx)
    {
        var session = new PowerShellSession();
        session.Runspace.SessionStateProxy.SetVariable("server", pbx.Url);
        session.Runspace.SessionStateProxy.SetVariable("credential", new PSCredential("admin", new System.Net.NetworkCredential("", "Passw0rd!").SecurePassword));
        session.Get("Import-Module $path", ("path", typeof(SelectFirstCommand).Assembly.Location));
        return session;
    }
}
