using System.Collections.Concurrent;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class RegisterPortSipEventTests
{
    private const string WaitForOne = "(Wait-Event).SourceEventArgs.Record";

    [Fact]
    public async Task The_action_runs_for_each_event()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("""
            $seen = [System.Collections.Generic.List[string]]::new()
            $job = Register-PortSipEvent -EventType call_* -SourceIdentifier calls -MessageData 'ours' -Action { $seen.Add("$($EventArgs.Record.EventType) $($Event.MessageData)") }
            while ($seen.Count -lt 2) { [System.Threading.Thread]::Sleep(5) }
            $seen
            """);
        await pbx.SubscribedAsync();

        pbx.Pbx.HangUp(pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id, "1002");

        Assert.Equal(["call_start ours", "call_cdr ours"], (await script).Output.Select(o => o.ToString()));
    }

    [Fact]
    public async Task Without_an_action_the_events_wait()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin($"Register-PortSipEvent -EventType call_start -SourceIdentifier calls; {WaitForOne}");
        await pbx.SubscribedAsync();

        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;

        Assert.Equal(id, Assert.IsType<PortSipCallEvent>(Assert.Single((await script).Output).BaseObject).SessionId);
    }

    [Fact]
    public async Task Events_that_are_not_fetched_are_bounded_and_what_was_dropped_is_reported()
    {
        const int Pushed = 200;
        // 32 MiB of them wait for Get-Event, and as many in the buffer before it.
        var text = new string('x', 512 * 1024);
        using var pbx = new LivePbx();
        ConcurrentQueue<string> last = new();
        pbx.Run("""
            Register-PortSipEvent -EventType call_start -SourceIdentifier calls
            $null = Register-PortSipEvent -EventType call_cdr -MessageData $last -Action { $Event.MessageData.Enqueue($EventArgs.Record.SessionId) }
            """, ("last", last));

        for (var id = 0; id < Pushed; id++)
            pbx.Pbx.PushEvent("cdr_events", $$"""{"event_type":"call_start","session_id":"{{id}}","user_data":"{{text}}"}""");
        pbx.Pbx.PushEvent("cdr_events", """{"event_type":"call_cdr","session_id":"end"}""");
        await LivePbx.UntilAsync(() => !last.IsEmpty);
        var waiting = pbx.Run("@(Get-Event | Where-Object { $_.SourceEventArgs.Record.EventType -eq 'call_start' }).Count").Objects<int>().Single();
        var drained = pbx.Run("""
            $ids, $dropped = @(), 0
            while ($ids.Count + $dropped -lt $pushed) {
                $record = ($next = Wait-Event).SourceEventArgs.Record
                Remove-Event -EventIdentifier $next.EventIdentifier
                if ($record.EventType -eq 'gap') { $dropped += $record.DroppedRecords } else { $ids += $record.SessionId }
            }
            "$($ids.Count) $dropped"
            $ids
            """, ("pushed", Pushed)).Output.Select(o => o.ToString()).ToList();

        Assert.InRange(waiting, 1, 64);
        var counts = drained[0].Split(' ').Select(int.Parse).ToList();
        Assert.InRange(counts[0], 64, 130);
        Assert.Equal(Pushed, counts[0] + counts[1]);
        // In order; those that are missing are counted by gaps.
        var ids = drained.Skip(1).Select(int.Parse).ToList();
        Assert.Equal(ids.Distinct().Order(), ids);
    }

    [Fact]
    public async Task A_burst_is_handled_one_by_one_and_in_order_while_the_session_is_idle()
    {
        const int Burst = 400;
        using var pbx = new LivePbx();
        ConcurrentQueue<string> first = new(), second = new();
        pbx.Run("""
            $null = Register-PortSipEvent -MessageData $first -Action { $Event.MessageData.Enqueue($EventArgs.Record.SessionId) }
            $null = Register-PortSipEvent -MessageData $second -Action { $Event.MessageData.Enqueue($EventArgs.Record.SessionId) }
            """, ("first", first), ("second", second));
        string[] ids = [.. Enumerable.Range(1, Burst).Select(i => $"{i}")];

        foreach (var id in ids)
            pbx.Pbx.PushEvent("cdr_events", $$"""{"event_type":"call_start","session_id":"{{id}}"}""");

        await LivePbx.UntilAsync(() => first.Count == Burst && second.Count == Burst);
        Assert.Equal(ids, first);
        Assert.Equal(ids, second);
    }

    [Fact]
    public async Task A_session_that_ends_under_a_burst_takes_nobody_with_it()
    {
        using var pbx = new LivePbx();
        ConcurrentQueue<string> seen = new();
        using (var session = new PowerShellSession())
        {
            session.Get("""
                $connection = $simulator | Connect-PortSip
                $null = Register-PortSipEvent -MessageData $seen -Action { $Event.MessageData.Enqueue($EventArgs.Record.SessionId) }
                """, ("simulator", pbx.Simulator), ("seen", seen));
            for (var id = 0; id < 1000; id++)
                pbx.Pbx.PushEvent("cdr_events", $$"""{"event_type":"call_start","session_id":"{{id}}"}""");
            await LivePbx.UntilAsync(() => !seen.IsEmpty);
        }

        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Fact]
    public async Task Unsubscribing_ends_it_and_closes_the_socket()
    {
        using var pbx = new LivePbx();
        pbx.Run("Register-PortSipEvent -SourceIdentifier calls");

        Assert.Empty(pbx.Run("$ExecutionContext.Events.Subscribers | ForEach-Object { $ExecutionContext.Events.UnsubscribeEvent($_) }").Errors);

        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Fact]
    public async Task After_MaxTriggerCount_events_it_ends()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("""
            $job = Register-PortSipEvent -SourceIdentifier calls -MaxTriggerCount 2 -Action { }
            while (@($ExecutionContext.Events.Subscribers).Count -gt 0) { [System.Threading.Thread]::Sleep(5) }
            """);
        await pbx.SubscribedAsync();

        pbx.Pbx.HangUp(pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id, "1002");

        Assert.Empty((await script).Errors);
        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Fact]
    public async Task Gaps_are_events_too()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin($"Register-PortSipEvent -SourceIdentifier calls; {WaitForOne}");
        await pbx.SubscribedAsync();

        pbx.Pbx.DropEventSockets();

        Assert.IsType<PortSipEventGap>(Assert.Single((await script).Output).BaseObject);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_and_leaves_nothing_open()
    {
        using var pbx = new LivePbx();
        pbx.Run("Register-PortSipEvent -SourceIdentifier calls");

        pbx.Run("Register-PortSipEvent -SourceIdentifier calls").ExpectError(PortSipFailure.ValidationFailed, "RegisterPortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.Single(pbx.Run("$ExecutionContext.Events.Subscribers").Output);
    }

    [Fact]
    public void WhatIf_subscribes_to_nothing()
    {
        using var pbx = new LivePbx();

        Assert.Empty(pbx.Run("Register-PortSipEvent -WhatIf").Errors);

        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }
}
