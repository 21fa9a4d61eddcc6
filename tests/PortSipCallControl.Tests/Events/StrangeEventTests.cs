using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Events;

/// <summary>Events of a fake event socket, together with the simulator's API: a bad or oversized event, or too many, affect only themselves and are reported once.</summary>
public sealed class StrangeEventTests
{
    [Fact]
    public async Task A_bad_record_is_skipped_with_a_verbose_line()
    {
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = Beside(events);
        var script = pbx.Begin("Watch-PortSipEvent -First 1 -Verbose");
        var socket = await SubscribedAsync(events);

        await socket.SendAsync("not json");
        await socket.SendAsync(Start("1"));
        var result = await script;

        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(Assert.Single(result.Output).BaseObject).SessionId);
        Assert.Contains(result.Verbose, line => line.Contains("skipped", StringComparison.Ordinal));
        Assert.Empty(result.Warnings);
        Assert.Equal(1, events.Attempts);
    }

    [Fact]
    public async Task One_warning_counts_all_values_that_cannot_be_read()
    {
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = Beside(events);
        var script = pbx.Begin("Watch-PortSipEvent -First 3 -Verbose");
        var socket = await SubscribedAsync(events);

        await socket.SendAsync("""{"event_type":"call_start","session_id":"1","caller_display_name":"Ann \ud83d","callee_display_name":{"first":"Ben"}}""");
        await socket.SendAsync(Start("2"));
        await socket.SendAsync("""{"event_type":"call_cdr","session_id":"3","talk_duration":"n/a"}""");
        var result = await script;

        Assert.Equal(["1", "2", "3"], result.Objects<PortSipSessionEvent>().Select(r => r.SessionId));
        Assert.Contains(" 3 ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(result.Verbose, line => line.Contains("caller_display_name, callee_display_name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_over_1_MiB_is_one_gap_and_one_warning_on_the_same_socket()
    {
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = Beside(events);
        var script = pbx.Begin("Watch-PortSipEvent -First 2");
        var socket = await SubscribedAsync(events);

        await socket.SendAsync(Start("1"));
        await socket.SendAsync(new string(' ', 2_000_000));
        await socket.SendAsync(Start("2"));
        var result = await script;

        Assert.Equal(["1", "gap", "2"], result.Objects<PortSipEvent>().Select(r => r is PortSipCallEvent call ? call.SessionId : r.EventType));
        Assert.Contains("more than 1024 KiB", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, events.Attempts);
    }

    [Fact]
    public async Task A_pipeline_that_is_overrun_gets_one_gap_that_counts_and_one_warning()
    {
        const int Buffered = 50_000;
        const int Sent = Buffered + 20_000;
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = Beside(events);
        using var gate = new ManualResetEventSlim();
        var script = pbx.Begin(
            "Watch-PortSipEvent -EventType call_start | ForEach-Object { if (-not $gate.IsSet) { $gate.Wait() }; $_ } | Where-Object { $_.SessionId -eq 'last' -or $_.EventType -eq 'gap' } | Select-Object -First 2",
            ("gate", gate));
        var socket = await SubscribedAsync(events);
        using var other = EventStreams.Of(pbx.Connection).Tenant.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr], Filter = record => record.EventType == "call_cdr" });
        Assert.True(await other.Ready);

        for (var i = 0; i < Sent; i++)
            await socket.SendAsync(Start($"{i}"));
        await socket.SendAsync("""{"event_type":"call_cdr","session_id":"all"}""");
        await other.ReadAsync(end: null, CancellationToken.None);
        gate.Set();
        // The gap is in its place once the reader has taken what was before it.
        var last = 0;
        while (!script.IsCompleted)
        {
            await socket.SendAsync($$"""{"event_type":"call_start","session_id":"last","n":{{last++}}}""");
            await Task.Delay(20);
        }
        var result = await script;

        var gap = Assert.IsType<PortSipEventGap>(result.Output[0].BaseObject);
        Assert.InRange(gap.DroppedRecords!.Value, Sent - Buffered - 2, Sent - Buffered + last);
        Assert.Single(result.Warnings);
    }

    [Theory]
    [InlineData("Watch-PortSipEvent Queue -QueueNumber 8000 -First 2 | ForEach-Object { \"$($_.EventType) $($_.QueueNumber) $($_.QueueName)\" }")]
    [InlineData("Register-PortSipEvent Queue -QueueNumber 8000 -SourceIdentifier queue; 1..2 | ForEach-Object { $e = Wait-Event queue; Remove-Event -EventIdentifier $e.EventIdentifier; $r = $e.SourceEventArgs.Record; \"$($r.EventType) $($r.QueueNumber) $($r.QueueName)\" }")]
    public async Task Events_that_name_a_queue_by_its_id_alone_are_those_of_its_number(string command)
    {
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = Beside(events);
        var id = pbx.Run("(Get-PortSipQueue 8000).Id").Output.Single().ToString();
        var script = pbx.Begin(command);
        var socket = await SubscribedAsync(events);

        await socket.SendAsync($$"""{"event_type":"queue_caller_status","queue_id":"{{id}}9","updated_callers":[]}""");
        await socket.SendAsync($$"""{"event_type":"queue_caller_status","tenant_id":"1","queue_id":"{{id}}","updated_callers":[{"position":"1","session_id":"7","caller_number":"2001","reason":"enqueue"}]}""");
        await socket.SendAsync($$"""{"event_type":"queue_sla_breached","queue_id":"{{id}}","tenant_id":"1","caller":"2001","total_callers_breached":1,"sla_time_secs":30,"waiting_callers":1}""");

        Assert.Equal(["queue_caller_status 8000 Support", "queue_sla_breached 8000 Support"], (await script).Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("OTHER_CALL")]
    [InlineData("ON_ACLL")]
    public async Task A_wait_hears_that_the_callee_talks_in_any_of_its_words(string word)
    {
        await using var events = await FakeEventPbx.StartAsync();
        using var pbx = Beside(events);
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1");
        var socket = await SubscribedAsync(events);

        while (!(await socket.ReceiveAsync()).Contains("extension_events", StringComparison.Ordinal))
        {
        }
        await socket.SendAsync($$"""{"event_type":"extension_call","extension":"sip:1002@test.io","call_status":"{{word}}","time":"1725845648"}""");

        Assert.Equal((PortSipCallState.Answered, "1002"), (LivePbx.CallOf(await script) is var call ? call.State : default, call.AnsweredBy));
    }

    /// <summary>The simulator, whose events are at the other.</summary>
    private static LivePbx Beside(FakeEventPbx events) => new(connect: $"-EventUri {Uri(events)}");

    private static string Uri(FakeEventPbx events) => $"ws://{events.ApiUri.Authority}/wsi";

    private static async Task<FakeEventSocket> SubscribedAsync(FakeEventPbx events)
    {
        var socket = await events.SignedInAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
        return socket;
    }

    private static string Start(string id) => $$"""{"event_type":"call_start","session_id":"{{id}}"}""";
}
