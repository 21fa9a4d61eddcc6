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
    [InlineData("None", null)]
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
        var one = Assert.Single(EventFrame.Read($$"""{"event_type":"{{type}}"}""", DateTimeOffset.UnixEpoch).Events);

        Assert.IsType(record, one);
        Assert.Equal(type, one.EventType);
        Assert.NotNull(one.Topic);
    }

    [Fact]
    public void A_snapshot_of_extensions_is_a_record_for_each()
    {
        var records = EventFrame.Read(
            """{"event_type":"extension_status","status":[{"extension":"sip:101@test.io","online":true,"call_status":"ON_CALL"},{"extension":"sip:102@test.io","online":"false","call_status":""}]}""",
            DateTimeOffset.UnixEpoch).Events.Cast<PortSipExtensionEvent>();

        Assert.Equal([("101", "ON_CALL", true), ("102", null, false)], records.Select(r => (r.ExtensionNumber, r.CallStatus, r.IsOnline!.Value)));
    }

    [Fact]
    public void A_repeated_key_is_no_error() =>
        Assert.Equal("201", One<PortSipManagementEvent>("""{"event_type":"extension_created","extension_number":"101","extension_number":"201"}""").ExtensionNumber);

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"event_type\":")]
    [InlineData("[]")]
    [InlineData("17")]
    public void What_cannot_be_read_costs_nothing_else(string text) => Assert.Empty(EventFrame.Read(text, DateTimeOffset.UnixEpoch).Answers);

    [Fact]
    public void Caller_is_no_misspelling_of_callee()
    {
        Assert.False(Misspelling.Is("caller", "callee"));
        Assert.True(Misspelling.Is("destiantion", "destination"));
        Assert.True(Misspelling.Is("call_staus", "call_status"));
    }

    private static T One<T>(string text) => Assert.IsType<T>(Assert.Single(EventFrame.Read(text, DateTimeOffset.UnixEpoch).Events), exactMatch: true);
}
