using System.Text;

namespace PortSip.Client.Tests.Events;

public sealed class EventRecordTests
{
    [Theory]
    [InlineData("destiantion")]
    [InlineData("destination")]
    public void A_targets_address_is_found_under_both_spellings(string key)
    {
        var record = One<PortSipCallTargetEvent>($$"""{"event_type":"cdr_target_ringing","session_id":"1","{{key}}":"sip:101@test.io"}""");

        Assert.Equal(("101", PortSipEventTopic.Cdr), (record.Destination, record.Topic));
    }

    [Theory]
    [InlineData("\"486\"", "\"12\"", "\"1725845648\"")]
    [InlineData("486", "12", "1725845648")]
    public void Numbers_come_as_strings_or_as_numbers(string code, string duration, string time)
    {
        var record = One<PortSipCallRecordEvent>($$"""{"event_type":"call_cdr","session_id":884757570370146304,"status_code":{{code}},"ring_duration":{{duration}},"ended_time":{{time}},"answered_time":"0","start_time":""}""");

        Assert.Equal(("884757570370146304", 486, TimeSpan.FromSeconds(12)), (record.SessionId, record.StatusCode, record.RingTime));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1725845648), record.EndedAt);
        Assert.Null(record.AnsweredAt);
        Assert.Null(record.StartedAt);
    }

    [Theory]
    [InlineData("callee_disconnect", "CalleeDisconnected")]
    [InlineData("callee_disconnected", "CalleeDisconnected")]
    [InlineData("CALLER_DISCONNECTED", "CallerDisconnected")]
    [InlineData("attended_transfer_complete", "AttendedTransferCompleted")]
    [InlineData("attended_transfer_completed", "AttendedTransferCompleted")]
    [InlineData("attended_transfer_completed_again", "attended_transfer_completed_again")]
    [InlineData("consult-transfer completed.", "AttendedTransferCompleted")]
    [InlineData("None", null)]
    [InlineData("__", null)]
    [InlineData("swallowed_by_whale", "swallowed_by_whale")]
    public void End_reasons_have_one_spelling(string wire, string? shown) =>
        Assert.Equal(shown, One<PortSipCallRecordEvent>($$"""{"event_type":"call_cdr","ended_reason":"{{wire}}"}""").EndReason);

    [Fact]
    public void An_unknown_event_keeps_all_its_fields()
    {
        var record = One<PortSipUnknownEvent>("""{"event_type":"moon_phase","phase":"full","moons":[1,2]}""");

        Assert.Equal(("moon_phase", null), (record.EventType, record.Topic));
        Assert.Equal(("full", "[1,2]"), (record.Fields["phase"], record.Fields["moons"]));
    }

    [Theory]
    [InlineData("call_start", typeof(PortSipCallEvent))]
    [InlineData("call_update_info", typeof(PortSipCallEvent))]
    [InlineData("call_cdr", typeof(PortSipCallRecordEvent))]
    [InlineData("cdr_target_add", typeof(PortSipCallTargetEvent))]
    [InlineData("cdr_target_ringing", typeof(PortSipCallTargetEvent))]
    [InlineData("cdr_target_answer", typeof(PortSipCallTargetEvent))]
    [InlineData("cdr_target_noanswer", typeof(PortSipCallTargetEvent))]
    [InlineData("cdr_target_fail", typeof(PortSipCallTargetEvent))]
    [InlineData("cdr_target_end", typeof(PortSipCallTargetEvent))]
    [InlineData("extension_status", typeof(PortSipExtensionEvent))]
    [InlineData("extension_call", typeof(PortSipExtensionEvent))]
    [InlineData("extension_presence", typeof(PortSipExtensionEvent))]
    [InlineData("extension_agent_status", typeof(PortSipExtensionEvent))]
    [InlineData("queue_status", typeof(PortSipQueueEvent))]
    [InlineData("queue_caller_status", typeof(PortSipQueueEvent))]
    [InlineData("queue_agent_status", typeof(PortSipQueueEvent))]
    [InlineData("queue_sla_breached", typeof(PortSipQueueEvent))]
    [InlineData("extension_created", typeof(PortSipManagementEvent))]
    [InlineData("extension_updated", typeof(PortSipManagementEvent))]
    [InlineData("extension_destroyed", typeof(PortSipManagementEvent))]
    [InlineData("queue_created", typeof(PortSipManagementEvent))]
    [InlineData("queue_updated", typeof(PortSipManagementEvent))]
    [InlineData("queue_destroy", typeof(PortSipManagementEvent))]
    public void Every_documented_type_has_its_class(string type, Type record)
    {
        var one = Assert.Single(Read($$"""{"event_type":"{{type}}"}""").Events);

        Assert.IsType(record, one);
        Assert.Equal(type, one.EventType);
        Assert.NotNull(one.Topic);
    }

    [Fact]
    public void A_snapshot_of_extensions_is_a_record_for_each()
    {
        var records = Read(
            """{"event_type":"extension_status","status":[{"extension":"sip:101@test.io","online":true,"call_status":"ON_CALL"},{"extension":"sip:102@test.io","online":"false","call_status":""}]}""").Events.Cast<PortSipExtensionEvent>();

        Assert.Equal([("101", "ON_CALL", true), ("102", null, false)], records.Select(r => (r.ExtensionNumber, r.CallStatus, r.IsOnline!.Value)));
    }

    [Fact]
    public void A_repeated_key_is_not_an_error() =>
        Assert.Equal("201", One<PortSipManagementEvent>("""{"event_type":"extension_created","extension_number":"101","extension_number":"201"}""").ExtensionNumber);

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"event_type\":")]
    [InlineData("[]")]
    [InlineData("17")]
    public void What_cannot_be_read_costs_nothing_else(string text) => Assert.Equal((0, 0), (Read(text).Answers.Count, Read(text).Events.Count));

    [Fact]
    public void A_frame_keeps_nothing_of_the_one_before()
    {
        var frame = new EventFrame();

        Read(frame, """{"event_type":"call_start","session_id":"1","caller":"101","callee":"102","direction":"internal"}""");
        var first = Assert.IsType<PortSipCallEvent>(Assert.Single(frame.Events));
        Read(frame, """{"event_type":"call_start","session_id":"2"}""");
        var second = Assert.IsType<PortSipCallEvent>(Assert.Single(frame.Events));
        Read(frame, """{"command":"subscribe","status":0}""");
        Assert.Empty(frame.Events);
        Assert.Equal("subscribe", Assert.Single(frame.Answers).Command);
        Read(frame, "{");
        Assert.Empty(frame.Answers);
        Assert.Single(frame.Flaws);
        Read(frame, "[]");

        Assert.Empty(frame.Flaws);
        Assert.Empty(frame.Events);
        Assert.Equal(("1", "101", "102"), (first.SessionId, first.Caller, first.Callee));
        Assert.Equal(("2", null, null, null), (second.SessionId, second.Caller, second.Callee, second.Direction));
    }

    [Fact]
    public void An_event_allocates_little_more_than_its_text_and_its_fields()
    {
        var message = Encoding.UTF8.GetBytes("""
            {"event_type":"call_start","tenant_id":"10001","session_id":"884757570370146304","direction":"internal","user_data":"order-4711","call_id":"884757570370146304@test.io","caller_display_name":"Extension 1001","callee_display_name":"","did":"","outbound_caller_id":"","cdr_id":"884757570370146304","caller":"1001","callee":"1002"}
            """);
        var frame = new EventFrame();
        frame.Read(message, message.Length, DateTimeOffset.UnixEpoch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            frame.Read(message, message.Length, DateTimeOffset.UnixEpoch);

        // The text as it came, ten fields of up to 80 bytes, and the record.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, message.Length, message.Length + 1200);
    }

    [Fact]
    public void Two_records_of_the_same_text_are_equal_and_of_another_are_not()
    {
        const string Text = """{"event_type":"call_start","session_id":"1","caller_display_name":"Zoë 😀"}""";

        Assert.Equal(One<PortSipCallEvent>(Text), One<PortSipCallEvent>(Text));
        Assert.NotEqual(One<PortSipCallEvent>(Text), One<PortSipCallEvent>(Text.Replace("}", ""","unknown":1}""", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_record_tells_its_text_and_so_does_its_copy()
    {
        const string Text = """{"event_type":"call_start","session_id":"1","caller_display_name":"Zoë 😀"}""";
        var record = One<PortSipCallEvent>(Text);

        Assert.Equal([Text, Text, Text, ""], [record.Raw, (record with { IsSnapshot = true }).Raw, new PortSipCallEvent { Raw = Text }.Raw, new PortSipCallEvent().Raw]);
    }

    [Theory]
    [InlineData("""{"event_type":"call_start","caller":"101"} x""")]
    [InlineData("""{"event_type":"call_start","caller":"101"}{}""")]
    [InlineData("""[{"event_type":"call_start","caller":"101"}] x""")]
    [InlineData("""[{"event_type":"call_start","caller":"101"},{"caller":]""")]
    [InlineData("""{"event_type":"call_start","caller":"101","callee":{"a":}""")]
    [InlineData("")]
    public void What_is_not_JSON_as_a_whole_is_skipped_as_a_whole(string text)
    {
        var frame = Read(text);

        Assert.Empty(frame.Events);
        Assert.Single(frame.Flaws);
    }

    [Fact]
    public void Lists_hold_events_and_objects_in_any_depth()
    {
        var events = Read("""[ {"event_type":"call_start","session_id":"1"}, [ {"event_type":"new_kind","deep":{"list":[1,{"a":"b"}]},"n":1.50,"none":null} ], 17 ]""").Events;

        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(events[0]).SessionId);
        Assert.Equal("""{"event_type":"call_start","session_id":"1"}""", events[0].Raw);
        Assert.Equal(
            [("event_type", "new_kind"), ("deep", """{"list":[1,{"a":"b"}]}"""), ("n", "1.50"), ("none", null)],
            Assert.IsType<PortSipUnknownEvent>(events[1]).Fields.Select(f => (f.Key, f.Value)));
        Assert.Equal(2, events.Count);
    }

    private static T One<T>(string text) => EventText.One<T>(text);

    private static EventFrame Read(string text) => EventText.Read(text);

    private static void Read(EventFrame frame, string text)
    {
        // The buffer of a socket holds what came before as well.
        var message = Encoding.UTF8.GetBytes(text + "} left over");
        frame.Read(message, message.Length - "} left over".Length, DateTimeOffset.UnixEpoch);
    }
}
