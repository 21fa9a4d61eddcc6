using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>Events as they are emitted.</summary>
public sealed class WatchPortSipEventTests
{
    private const string QueueStatus = """{"event_type":"queue_status","queue_number":"8001","waiting_list":[{"position":1,"session_id":"77","caller_number":"0033187691","timestamp":"1725845648","type":"normal"}],"agents":[{"state":"READY","agent_extension_number":"1001"}]}""";
    private const string CallerStatus = """{"event_type":"queue_caller_status","queue_number":"8001","updated_callers":[{"position":1,"session_id":"77","caller_number":"0033187691","reason":"agent_answered"}]}""";

    [Fact]
    public async Task A_calls_events_come_typed_and_in_order()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent -First 5");
        await pbx.SubscribedAsync();

        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002") { UserData = "order 7" }).Id;
        pbx.Pbx.Answer(id, "1002");
        pbx.Pbx.HangUp(id, "1002");
        var records = (await script).Objects<PortSipSessionEvent>().ToList();

        Assert.Equal(["call_start", "cdr_target_add", "cdr_target_ringing", "cdr_target_answer", "cdr_target_end"], records.Select(r => r.EventType));
        Assert.All(records, r => Assert.Equal((id, "order 7", PortSipEventTopic.Cdr), (r.SessionId, r.UserData, r.Topic)));
        Assert.Equal("1002", Assert.IsType<PortSipCallTargetEvent>(records[3]).Destination);
        Assert.StartsWith("{\"event_type\":\"call_start\"", records[0].Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_flow_through_the_pipeline_as_they_come()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("""
            $count = 0
            foreach ($once in 1) { Watch-PortSipEvent -Topic Cdr | Where-Object { $_.EventType -eq 'call_cdr' } | ForEach-Object { $_.Id; if (++$count -eq 2) { break } } }
            """);
        await pbx.SubscribedAsync();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);

        string[] ids = [.. Enumerable.Range(0, 2).Select(_ => pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id)];

        Assert.Equal(ids, (await script).Output.Select(o => o.ToString()));
        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Theory]
    [InlineData("Watch")]
    [InlineData("Register")]
    public void A_pattern_that_is_none_says_so_and_asks_nobody(string verb)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"{verb}-PortSipEvent -EventType 'call['").ExpectError(PortSipFailure.ValidationFailed, $"{verb}PortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("call[", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public async Task Only_what_is_asked_for_comes()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", CalleeScript.Busy);
        var script = pbx.Begin("Watch-PortSipEvent -EventType call_* -ExtensionNumber 1004 -First 2");
        await pbx.SubscribedAsync();

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003"));
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1004")).Id;

        Assert.Equal([("call_start", id), ("call_cdr", id)], (await script).Objects<PortSipSessionEvent>().Select(r => (r.EventType, r.SessionId!)));
    }

    [Fact]
    public async Task Extensions_ring_and_talk()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent -Topic Extension -ExtensionNumber 1002 -First 3");
        await pbx.SubscribedAsync("extension_events");

        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Pbx.Answer(id, "1002");
        pbx.Pbx.HangUp(id, "1001");

        Assert.Equal(
            [("1002", "RINGING"), ("1002", "ON_CALL"), ("1002", null)],
            (await script).Objects<PortSipExtensionEvent>().Select(r => (r.ExtensionNumber, r.CallStatus)));
    }

    [Fact]
    public async Task The_state_at_the_beginning_comes_on_request()
    {
        using var pbx = new LivePbx();

        var records = (await pbx.Begin("Watch-PortSipEvent -Topic Extension -ExtensionNumber 1002, 1003 -IncludeSnapshot -First 2")).Objects<PortSipExtensionEvent>().ToList();

        Assert.Equal(["1002", "1003"], records.Select(r => r.ExtensionNumber));
        Assert.All(records, r => Assert.True(r is { IsSnapshot: true, IsOnline: true, Presence: "ONLINE" }));
    }

    [Fact]
    public async Task Queues_tell_who_waits()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent -Topic Queue -QueueNumber 8001 -IncludeSnapshot -First 2");
        await pbx.SubscribedAsync("queue_events");

        pbx.Pbx.PushEvent("queue_events", QueueStatus, "8001");
        pbx.Pbx.PushEvent("queue_events", CallerStatus, "8001");
        var records = (await script).Objects<PortSipQueueEvent>().ToList();

        Assert.Equal(("0033187691", 1725845648L), (records[0].Callers[0].CallerNumber, records[0].Callers[0].Since!.Value.ToUnixTimeSeconds()));
        Assert.Equal(("1001", "READY"), (records[0].Agents[0].ExtensionNumber, records[0].Agents[0].State));
        Assert.Equal((true, "agent_answered"), (records[0].IsSnapshot, records[1].Callers[0].Reason));
    }

    [Fact]
    public async Task Duplicates_come_once()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Duplicates = 2 };
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);
        var script = pbx.Begin("Watch-PortSipEvent -First 4 | ForEach-Object EventType");
        await pbx.SubscribedAsync();

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002"));

        Assert.Equal(["call_start", "cdr_target_add", "cdr_target_fail", "call_cdr"], (await script).Output.Select(o => o.ToString()));
    }

    [Fact]
    public async Task Two_watches_share_a_socket()
    {
        using var pbx = new LivePbx();
        using var other = new PowerShellSession();
        var first = pbx.Begin("Watch-PortSipEvent -EventType call_cdr -First 1");
        await pbx.SubscribedAsync();
        var second = Task.Run(() => other.Run("Watch-PortSipEvent -Topic Extension -ExtensionNumber 1002 -First 1 -Connection $connection", ("connection", pbx.Connection)));
        await pbx.SubscribedAsync("extension_events");

        pbx.Pbx.HangUp(pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id, "1002");

        Assert.IsType<PortSipCallRecordEvent>(Assert.Single((await first).Output).BaseObject);
        Assert.IsType<PortSipExtensionEvent>(Assert.Single((await second).Output).BaseObject);
        Assert.Equal(1, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public async Task Events_are_where_EventUri_says()
    {
        using var elsewhere = new LivePbx();
        using var pbx = new LivePbx(connect: $"-EventUri ws://{new Uri(elsewhere.Simulator.Server).Authority}/wsi");
        var script = pbx.Begin("Watch-PortSipEvent -First 1");
        await elsewhere.SubscribedAsync();

        elsewhere.Pbx.Originate(new SimulatedOriginate("1001", "1002"));

        Assert.Single((await script).Output);
        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public async Task An_extension_signs_in_to_events_by_its_number()
    {
        using var pbx = new LivePbx("-FrozenClock -Credential $([pscredential]::new('1001', [System.Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))", "-EventSignIn Extension");
        var script = pbx.Begin("Watch-PortSipEvent -Topic Queue -QueueNumber 8001 -IncludeSnapshot -First 1");
        await pbx.SubscribedAsync("queue_events");

        pbx.Pbx.PushEvent("queue_events", QueueStatus, "8001");

        Assert.Single((await script).Output);
    }
}
