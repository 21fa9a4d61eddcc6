using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>Calls were placed and are awaited, and the pipeline ends before.</summary>
public sealed class AbandonedWaitTests
{
    [Fact]
    public async Task Ctrl_C_tells_the_calls_that_were_placed_and_leaves_them()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", LivePbx.Rings);
        pbx.Pbx.Rules.EventDelivery = AskedFor;

        var warnings = await StopAsync(pbx, $"{Rows(3)} | New-PortSipCall -WaitFor Answered -ThrottleLimit 10 -PollingIntervalSec 0.1", () => CallsAskedFor(pbx) == 3);

        var told = Assert.Single(warnings);
        Assert.Contains("3 calls were placed but not reported:", told, StringComparison.Ordinal);
        Assert.Equal(3, pbx.Pbx.ActiveCalls.Count);
        Assert.All(pbx.Pbx.ActiveCalls, call => Assert.Contains($"{call.Id} (1001 → {call.Callee})", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_HangUpOnTimeout_calls_go_on_after_Ctrl_C_and_are_listed_as_own()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", LivePbx.Rings);
        pbx.Pbx.Rules.EventDelivery = AskedFor;
        var other = pbx.Pbx.Originate(new SimulatedOriginate("1005", "1006")).Id;

        await StopAsync(pbx, $"{Rows(3)} | New-PortSipCall -WaitFor Answered -ThrottleLimit 10 -PollingIntervalSec 0.1", () => CallsAskedFor(pbx) == 3);

        Assert.Equal(4, pbx.Pbx.ActiveCalls.Count);
        var own = pbx.Run("Get-PortSipCall -Own").Objects<PortSipCall>().ToList();
        Assert.Equal(3, own.Count);
        Assert.DoesNotContain(own, call => call.Id == other);
        pbx.Run("Get-PortSipCall -Own | Stop-PortSipCall");
        Assert.Equal([other], pbx.Pbx.ActiveCalls.Select(call => call.Id));
    }

    [Fact]
    public async Task With_HangUpOnTimeout_Ctrl_C_hangs_up_what_was_placed()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", LivePbx.Rings);
        pbx.Pbx.Rules.EventDelivery = AskedFor;

        var warnings = await StopAsync(pbx, $"{Rows(3)} | New-PortSipCall -WaitFor Answered -HangUpOnTimeout -ThrottleLimit 10 -PollingIntervalSec 0.1", () => CallsAskedFor(pbx) == 3);

        await LivePbx.UntilAsync(() => pbx.Pbx.ActiveCalls.Count == 0);
        Assert.Contains("3 calls were placed but not reported:", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_was_not_placed_by_the_command_is_left_and_not_told()
    {
        using var pbx = new LivePbx();
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;

        Assert.Empty(await StopAsync(pbx, $"Wait-PortSipCall {id} -HangUpOnTimeout", () => pbx.Polls > 0));

        Assert.Single(pbx.Pbx.ActiveCalls);
    }

    [Fact]
    public async Task When_downstream_has_enough_the_others_are_reported_as_hung_up()
    {
        using var pbx = new LivePbx();
        foreach (var callee in new[] { "2001", "2002", "2003" })
            pbx.Pbx.Rules.SetCallee(callee, LivePbx.Rings);
        var script = pbx.Begin($"{Rows(3)} | New-PortSipCall -WaitFor Answered -HangUpOnTimeout -ThrottleLimit 10 | ForEach-Object {{ throw $_.Callee }}");
        await LivePbx.UntilAsync(() => pbx.Pbx.OriginateCount == 3);
        var calls = pbx.Pbx.ActiveCalls;

        pbx.Pbx.Answer(calls.Single(call => call.Callee == "2002").Id, "2002");
        var result = await script;

        Assert.Equal("2002", result.Error.Exception.Message);
        Assert.Equal("2002", Assert.Single(pbx.Pbx.ActiveCalls).Callee);
        var told = Assert.Single(result.Warnings);
        Assert.Contains("2 calls were placed but not reported:", told, StringComparison.Ordinal);
        Assert.All(calls.Where(call => call.Callee != "2002"), call => Assert.Contains($"{call.Id} (1001 → {call.Callee}, hung up)", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hang_up_of_a_time_out_is_sent_though_its_response_is_not_awaited()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.CommitThenNeverAnswer) { Operation = SimulatorOperation.HangUpCall });

        var warnings = await StopAsync(pbx, "New-PortSipCall 1001 1002 -WaitFor Answered -TimeoutSec 1 -HangUpOnTimeout", () => pbx.Pbx.Journal.Any(e => e.Operation == SimulatorOperation.HangUpCall));

        Assert.Contains("(1001 → 1002, hang-up not confirmed)", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Empty(pbx.Pbx.ActiveCalls);
        Assert.Single(pbx.Pbx.Journal, e => e.Operation == SimulatorOperation.HangUpCall);
    }

    [Fact]
    public async Task Ctrl_C_waits_for_no_PBX_that_says_nothing_more()
    {
        using var pbx = new LivePbx();
        foreach (var operation in new[] { SimulatorOperation.GetCall, SimulatorOperation.HangUpCall, SimulatorOperation.ListCalls })
            pbx.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.NeverAnswer) { Operation = operation });
        pbx.Pbx.Rules.SetCallee("1003", LivePbx.Rings);

        // The time-out of requests is 100 s, and the test's patience 30.
        var warnings = await StopAsync(pbx, "New-PortSipCall 1001 1002 -WaitFor Answered -HangUpOnTimeout -PollingIntervalSec 0.1", () => pbx.Polls > 0);

        Assert.Contains("hang-up not confirmed", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Single(pbx.Pbx.Journal, e => e.Operation == SimulatorOperation.HangUpCall);
    }

    // So it shows when all of them are awaited.
    private static SimulatorEventDelivery AskedFor => new() { Form = SimulatorEventForm.WithoutTargets };

    private static int CallsAskedFor(LivePbx pbx) => pbx.Pbx.Journal.Where(e => e.Operation == SimulatorOperation.GetCall).Select(e => e.Path).Distinct().Count();

    private static string Rows(int count) => $"1..{count} | ForEach-Object {{ [pscustomobject]@{{ Caller = '1001'; Callee = 2000 + $_ }} }}";

    private static async Task<IReadOnlyList<string>> StopAsync(LivePbx pbx, string script, Func<bool> when)
    {
        using var shell = PowerShell.Create(pbx.Runspace).AddScript(script);
        var running = shell.BeginInvoke();
        await LivePbx.UntilAsync(when);
        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(shell.Streams.Error);
        return [.. shell.Streams.Warning.Select(w => w.Message)];
    }
}
