using System.Text;

namespace PortSip.Client.Tests.Events;

/// <summary>A value that can't be read affects only itself: the event is kept, and the field is noted.</summary>
public sealed class UnreadableValueTests
{
    [Theory]
    [InlineData("\"\\ud83d\"", "\uFFFD")]
    [InlineData("\"a\\ud83d\"", "a\uFFFD")]
    [InlineData("\"\\ude00\\ud83d b\"", "\uFFFD\uFFFD b")]
    [InlineData("\"\\ud83d\\n\\u00e9\\ud83d\\ude00\"", "\uFFFD␊é😀")]
    [InlineData("{\"name\":\"Ann\"}", null)]
    [InlineData("[\"Ann\"]", null)]
    public void A_text_that_is_none_is_U_FFFD_or_null(string value, string? shown)
    {
        var record = EventText.One<PortSipCallEvent>($$"""{"event_type":"call_start","session_id":"1","caller_display_name":{{value}},"caller":"101"}""");

        Assert.Equal((shown, "101"), (record.CallerDisplayName, record.Caller));
        Assert.Equal(["caller_display_name"], record.UnreadableFields);
    }

    [Fact]
    public void Bytes_of_another_encoding_are_U_FFFD()
    {
        var text = Encoding.Latin1.GetBytes("""{"event_type":"call_start","session_id":"1","caller_display_name":"Zoë B","callee_display_name":"Zo\u00eb"}""");
        var record = Assert.IsType<PortSipCallEvent>(Assert.Single(EventText.Read(text).Events));

        Assert.Equal(("Zo\uFFFD B", "Zoë"), (record.CallerDisplayName, record.CalleeDisplayName));
        Assert.Equal(["caller_display_name"], record.UnreadableFields);
    }

    [Theory]
    [InlineData("486", 486, false)]
    [InlineData("\"486\"", 486, false)]
    [InlineData("\"n/a\"", null, true)]
    [InlineData("{}", null, true)]
    [InlineData("[486]", null, true)]
    [InlineData("true", null, true)]
    [InlineData("\"\"", null, false)]
    [InlineData("null", null, false)]
    [InlineData("0", null, false)]
    public void A_number_may_be_text_and_what_is_none_is_null(string value, int? shown, bool isUnreadable)
    {
        var record = EventText.One<PortSipCallRecordEvent>($$"""{"event_type":"call_cdr","session_id":"1","status_code":{{value}},"ended_time":"1725845648"}""");

        Assert.Equal(shown, record.StatusCode);
        Assert.Equal(isUnreadable ? ["status_code"] : [], record.UnreadableFields);
        Assert.NotNull(record.EndedAt);
    }

    [Theory]
    [InlineData("1001", "1001")]
    [InlineData("884757570370146304", "884757570370146304")]
    [InlineData("1e5", "1e5")]
    public void A_text_may_be_a_number_and_loses_no_digit(string value, string shown)
    {
        var record = EventText.One<PortSipCallEvent>($$"""{"event_type":"call_start","session_id":"1","caller":{{value}}}""");

        Assert.Equal(shown, record.Caller);
        Assert.Empty(record.UnreadableFields);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"0\"")]
    [InlineData("0")]
    [InlineData("\"0.0\"")]
    [InlineData("\"0000-00-00\"")]
    [InlineData("\"-62135596800\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00\"")]
    [InlineData("\"1970-01-01T00:00:00Z\"")]
    [InlineData("\"1970-01-01T00:00:00.000+00:00\"")]
    [InlineData("\"soon\"", true)]
    [InlineData("{\"seconds\":1}", true)]
    public void No_time_has_many_spellings(string value, bool isUnreadable = false)
    {
        var record = EventText.One<PortSipCallRecordEvent>($$"""{"event_type":"call_cdr","session_id":"1","call_status":"noanswer","answered_time":{{value}},"ended_time":"1725845648"}""");

        Assert.Null(record.AnsweredAt);
        Assert.NotNull(record.EndedAt);
        Assert.Equal(isUnreadable ? ["answered_time"] : [], record.UnreadableFields);
    }

    [Theory]
    [InlineData("\"1725845648\"")]
    [InlineData("1725845648")]
    [InlineData("1725845648000")]
    [InlineData("\"1725845648.0\"")]
    [InlineData("\"2024-09-09T01:34:08Z\"")]
    [InlineData("\"2024-09-09T03:34:08+02:00\"")]
    public void A_time_has_many_spellings(string value) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1725845648), EventText.One<PortSipCallRecordEvent>($$"""{"event_type":"call_cdr","answered_time":{{value}}}""").AnsweredAt);

    [Fact]
    public void A_list_of_something_else_loses_only_that()
    {
        var record = EventText.One<PortSipQueueEvent>("""{"event_type":"queue_status","queue_number":"8001","waiting_list":[17,{"caller_number":"101"},null,"x"],"agents":"none"}""");

        Assert.Equal("101", Assert.Single(record.Callers).CallerNumber);
        Assert.Empty(record.Agents);
        Assert.Equal(["waiting_list", "waiting_list", "agents"], record.UnreadableFields);
    }

    [Fact]
    public void A_bad_state_among_several_is_noted_with_its_own_record()
    {
        var records = EventText.Read("""{"event_type":"extension_status","status":[{"extension":"101","online":"perhaps"},{"extension":"102","online":true}]}""").Events;

        Assert.Equal([1, 0], records.Select(r => r.UnreadableFields.Count));
        Assert.Equal([null, true], records.Cast<PortSipExtensionEvent>().Select(r => r.IsOnline));
    }

    [Theory]
    [InlineData("Ann\tB", "Ann␉B")]
    [InlineData("Ann\r\nB", "Ann␍␊B")]
    [InlineData("\u0001", "␁")]
    [InlineData("C:\\Users\\x", "C:\\Users\\x")]
    [InlineData("50\\% \\u12G", "50\\% \\u12G")]
    public void Characters_that_should_be_escaped_and_escapes_that_are_none_cost_nothing(string name, string shown)
    {
        var record = EventText.One<PortSipCallEvent>($$"""{"event_type":"call_start","session_id":"1","caller_display_name":"{{name}}"}""");

        Assert.Equal(shown, record.CallerDisplayName);
    }

    [Fact]
    public void A_comma_that_is_missing_between_two_fields_as_in_a_printed_example_costs_nothing()
    {
        var record = EventText.One<PortSipCallRecordEvent>("""
            {"event_type":"call_cdr","session_id":"1","trunk_name":"Gateway"
               "user_data":"order \"7\"","call_targets":[{"callee":"2041" "id":"9"}]}
            """);

        Assert.Equal(("Gateway", "order \"7\"", "9"), (record.Trunk, record.UserData, Assert.Single(record.Targets).CdrId));
        Assert.Empty(record.UnreadableFields);
    }

    [Fact]
    public void The_mark_of_an_encoding_a_comma_too_many_and_deep_nesting_cost_nothing()
    {
        var record = EventText.One<PortSipCallEvent>($$"""{{'\uFEFF'}}{"event_type":"call_start","session_id":"1","new":{{new string('[', 500)}}{{new string(']', 500)}},}""");

        Assert.Equal("1", record.SessionId);
    }
}
