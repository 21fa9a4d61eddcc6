using System.Collections.Concurrent;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>The pipeline ends before every placed call is emitted: a warning reports the number and the ids of the others.</summary>
public sealed class UnreportedCallTests
{
    private const string Rows = "1..100 | ForEach-Object { [pscustomobject]@{ Caller = '1001'; Callee = 2000 + $_ } }";

    [Theory]
    [InlineData("Select-First 1")]
    [InlineData("ForEach-Object { $emitted.Enqueue($_.Id); throw 'enough' }")]
    [InlineData("ForEach-Object { $emitted.Enqueue($_.Id); break }")]
    [InlineData("ForEach-Object { $emitted.Enqueue($_.Id); continue }")]
    [InlineData("ForEach-Object { $emitted.Enqueue($_.Id); exit }")]
    [InlineData("ForEach-Object { $emitted.Enqueue($_.Id); $PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([Exception]::new('enough'), 'x', 0, $null)) }")]
    public async Task Whatever_ends_the_pipeline_downstream(string downstream)
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 16);
        using var session = pbx.Connect();
        var emitted = new ConcurrentQueue<string>();

        var result = session.Run($"function Test-All {{ [CmdletBinding()] param() {Rows} | New-PortSipCall -ThrottleLimit 16 | {downstream} }}; foreach ($once in 1) {{ Test-All }}", ("emitted", emitted));

        string[] seen = [.. result.Objects<PortSip.Client.PortSipCall>().Select(call => call.Id), .. emitted];
        Assert.Single(seen);
        Assert.Equal(16, pbx.Placed.Count);
        AssertTold(Assert.Single(result.Warnings), pbx.Placed.Except(seen));
    }

    [Fact]
    public async Task An_error_upstream()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 5);
        using var session = pbx.Connect();

        var result = session.Run($"& {{ {Rows} | Select-First 5; throw 'no more' }} | New-PortSipCall -ThrottleLimit 16");

        AssertTold(Assert.Single(result.Warnings), pbx.Placed.Except(result.Objects<PortSip.Client.PortSipCall>().Select(call => call.Id)));
    }

    [Fact]
    public async Task The_failure_of_one_item_where_errors_stop()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 16, body => body.Contains("\"2003\"", StringComparison.Ordinal) ? Answer.Error(400) : null);
        using var session = pbx.Connect();

        var result = session.Run($"{Rows} | New-PortSipCall -ThrottleLimit 16 -ErrorAction Stop");

        Assert.Equal("ValidationFailed", result.ErrorId);
        AssertTold(Assert.Single(result.Warnings), pbx.Placed.Except(result.Objects<PortSip.Client.PortSipCall>().Select(call => call.Id)));
    }

    [Fact]
    public async Task A_call_whose_answer_comes_after_the_end_is_reported_with_its_id()
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // All but the first are answered only when downstream has had enough.
        await using var pbx = await PlacingPbx.StartAsync(together: 4, hold: body => body.Contains("\"2001\"", StringComparison.Ordinal) ? null : taken.Task);
        using var session = pbx.Connect();

        var result = session.Run($"{Rows} | New-PortSipCall -ThrottleLimit 4 | ForEach-Object {{ $taken.SetResult(); throw 'enough' }}", ("taken", taken));

        Assert.Equal(4, pbx.Placed.Count);
        AssertTold(Assert.Single(result.Warnings), pbx.Placed.Except(["id-2001"]));
    }

    [Fact]
    public async Task Ctrl_C_tells_what_was_placed_and_whose_outcome_is_unknown()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 2, body => body.Contains("\"2001\"", StringComparison.Ordinal) ? Answer.Never : null);
        using var session = pbx.Connect();

        var warnings = await StopAsync(session, $"{Rows} | New-PortSipCall -ThrottleLimit 2 -Verbose", shell => shell.Streams.Verbose.Any(line => line.Message.StartsWith("200 ", StringComparison.Ordinal)));

        // The first is never answered, and by then the second was.
        var told = Assert.Single(warnings);
        Assert.Contains("It isn't known whether 1 call was placed: 1001 → 2001.", told, StringComparison.Ordinal);
        Assert.Contains("1 call was placed but not reported: id-2002 (1001 → 2002).", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_while_upstream_takes_its_time()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 3);
        using var session = pbx.Connect();

        var warnings = await StopAsync(session, $"& {{ {Rows} | Select-First 3; while ($true) {{ }} }} | New-PortSipCall -ThrottleLimit 16", _ => pbx.Placed.Count == 3);

        // Whether their answers had come by then is a matter of luck.
        var told = Assert.Single(warnings);
        Assert.All(["1001 → 2001", "1001 → 2002", "1001 → 2003"], parties => Assert.Contains(parties, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_while_one_call_is_placed()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 1, _ => Answer.Never);
        using var session = pbx.Connect();

        Assert.Contains("whether 1 call was placed: 1001 → 1002", Assert.Single(await StopAsync(session, "New-PortSipCall 1001 1002", _ => !pbx.Posts.IsEmpty)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002 -Direct -Server $server -Domain test.io -Credential $credential", "placed: 1001 → 1002")]
    [InlineData("Start-PortSipMonitor 1001 1008 Listen -FeatureCode *63", "placed: 1001 → 1008")]
    [InlineData("Receive-PortSipCall 1001 1005 -FeatureCode *97", "placed: 1001 ← 1005")]
    [InlineData("Move-PortSipCall 4711 1001 1005 -FeatureCode *68", "parked: 4711")]
    [InlineData("Invoke-PortSipTransfer 4711 1001 1003", "transferred: 4711")]
    [InlineData("Invoke-PortSipTransfer -Latest 1001 1003", "transferred: 1001")]
    [InlineData("Receive-PortSipQueueCall 4712 4711", "picked up: 4711")]
    [InlineData("Suspend-PortSipCall -Latest 1001", "held: 1001")]
    [InlineData("Resume-PortSipCall -Latest 1001", "resumed: 1001")]
    [InlineData("Invoke-PortSipRestMethod call_queues/4/agents -Method Post -Body @{}", "carried out: call_queues/4/agents", "request")]
    public async Task Ctrl_C_while_anything_is_done_that_is_done_once_only(string command, string told, string noun = "call")
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 1, _ => Answer.Never);
        using var session = pbx.Connect();

        Assert.Contains($"It isn't known whether 1 {noun} was {told}.", Assert.Single(await StopAsync(session, command, _ => !pbx.Posts.IsEmpty)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4711 | Stop-PortSipCall")]
    [InlineData("4711 | Suspend-PortSipCall -ExtensionNumber 1001")]
    public async Task What_can_be_done_again_is_not_told(string command)
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 1, _ => Answer.Never);
        using var session = pbx.Connect();

        Assert.Empty(await StopAsync(session, command, _ => !pbx.Posts.IsEmpty));
    }

    [Fact]
    public async Task Transfers_that_were_done_are_reported()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 4);
        using var session = pbx.Connect();

        var result = session.Run("4711..4720 | Invoke-PortSipTransfer -ExtensionNumber 1001 -ReferTo 1003 -PassThru -ThrottleLimit 4 | Select-First 1");

        Assert.Single(result.Output);
        var told = Assert.Single(result.Warnings);
        Assert.Contains("3 calls were transferred but not reported: 4712, 4713, 4714.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_sent_yet_is_neither_sent_nor_told()
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pbx = await PlacingPbx.StartAsync(
            together: 2,
            body =>
            {
                if (!body.Contains("\"2002\"", StringComparison.Ordinal))
                    return null;
                refused.TrySetResult();
                return Answer.Error(429).With("Retry-After", "1");
            },
            hold: body => body.Contains("\"2001\"", StringComparison.Ordinal) ? refused.Task : null);
        using var session = pbx.Connect();

        var result = session.Run($"{Rows} | New-PortSipCall -ThrottleLimit 2 | Select-First 1");

        Assert.Single(result.Output);
        Assert.Empty(result.Warnings);
        Assert.Equal(2, pbx.Posts.Count);
    }

    [Fact]
    public async Task No_more_is_placed_ahead_of_what_downstream_took_than_the_limit()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 4);
        using var session = pbx.Connect();
        var ahead = new ConcurrentQueue<int>();

        session.Get($"{Rows} | New-PortSipCall -ThrottleLimit 4 | ForEach-Object {{ $taken++; $ahead.Enqueue($posts.Count - $taken) }}", ("ahead", ahead), ("posts", pbx.Posts), ("taken", 0));

        Assert.Equal(100, ahead.Count);
        Assert.InRange(ahead.Max(), 0, 3);
    }

    [Theory]
    [InlineData("-WarningAction SilentlyContinue", "")]
    [InlineData("-WarningAction Ignore", "")]
    [InlineData("", "$WarningPreference = 'SilentlyContinue'")]
    public async Task Who_wants_no_warnings_gets_none(string parameter, string preference)
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 1, _ => Answer.Never);
        using var session = pbx.Connect();

        Assert.Empty(await StopAsync(session, $"{preference}; New-PortSipCall 1001 1002 {parameter}", _ => !pbx.Posts.IsEmpty));
    }

    [Fact]
    public async Task A_warning_that_stops_hides_no_error()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 16);
        using var session = pbx.Connect();

        var result = session.Run($"{Rows} | New-PortSipCall -ThrottleLimit 16 -WarningAction Stop | ForEach-Object {{ throw 'enough' }}");

        Assert.Equal("enough", result.Error.Exception.Message);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public async Task The_warning_reaches_a_variable()
    {
        await using var pbx = await PlacingPbx.StartAsync(together: 16);
        using var session = pbx.Connect();

        Assert.Contains("not reported", session.Single<string>($"$null = {Rows} | New-PortSipCall -ThrottleLimit 16 -WarningVariable told | Select-First 1; \"$told\""), StringComparison.Ordinal);
    }

    private static void AssertTold(string warning, IEnumerable<string> ids)
    {
        var expected = ids.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, Regex.Matches(warning, "id-[0-9]+").Select(m => m.Value).Order(StringComparer.Ordinal));
        Assert.Contains(expected.Length == 1 ? "1 call was placed but not reported:" : $"{expected.Length} calls were placed but not reported:", warning, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> StopAsync(PowerShellSession session, string script, Func<PowerShell, bool> when)
    {
        using var shell = PowerShell.Create(session.Runspace).AddScript(script);
        using var output = new PSDataCollection<PSObject>();
        var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        await Events.LivePbx.UntilAsync(() => when(shell));
        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(shell.Streams.Error);
        return [.. shell.Streams.Warning.Select(w => w.Message)];
    }
}
