namespace PortSip.Client.Tests.Events;

public sealed class RecentEventsTests
{
    private readonly TestClock _clock = new();
    private readonly RecentEvents _recent;

    public RecentEventsTests() => _recent = new RecentEvents(_clock);

    public static TheoryData<string> Texts => new(
        """{"event_type":"call_start","session_id":"1","caller":"sip:1001@test.io","caller_display_name":"a\u001b]0;b"}""",
        """{"event_type":"call_cdr","session_id":"1","call_targets":[{"destination":"1003","start_time":"x"}],"start_time":"soon"}""",
        """{"event_type":"cdr_target_add","session_id":"1","caller_display_name":"half a \ud83d"}""",
        """{"event_type":"extension_status","status":[{"extension":"sip:101@test.io","call_status":"IDLE"},{"extension":"sip:102@test.io","call_status":"RINGING"}]}""",
        """{"event_type":"queue_sla_breached","queue_id":"7","waiting_callers":1}""",
        """{"event_type":"of the future","what":{"a":[1]}}""");

    [Theory]
    [MemberData(nameof(Texts))]
    public void An_event_comes_back_as_it_was_received(string text)
    {
        var records = EventText.Read(text).Events.Select((record, i) => record with { IsSnapshot = i > 0 }).ToArray();
        foreach (var record in records)
            _recent.Add(record);

        var again = _recent.All.ToArray();

        Assert.Equal(records.Select(Everything), again.Select(Everything));
        Assert.Equal(records.Select(record => record.UnreadableFields), again.Select(record => record.UnreadableFields));
    }

    [Fact]
    public void An_event_is_kept_for_ten_seconds()
    {
        _recent.Add(Call(1));
        _clock.Step(TimeSpan.FromSeconds(6));
        _recent.Add(Call(2));
        _clock.Step(TimeSpan.FromSeconds(5));

        Assert.Equal(["2"], _recent.All.Select(record => ((PortSipSessionEvent)record).SessionId));
    }

    [Fact]
    public void The_last_thousand_are_kept()
    {
        for (var i = 0; i < 1_500; i++)
            _recent.Add(Call(i));

        Assert.Equal(Enumerable.Range(500, 1_000).Select(i => $"{i}"), _recent.All.Select(record => ((PortSipSessionEvent)record).SessionId));
    }

    private static PortSipEvent Call(int id) => Assert.Single(EventText.Read($$"""{"event_type":"call_start","session_id":"{{id}}"}""").Events);

    private static string Everything(PortSipEvent record)
    {
        using var line = new MemoryStream();
        EventLine.Write(record, line);
        return System.Text.Encoding.UTF8.GetString(line.ToArray());
    }
}
