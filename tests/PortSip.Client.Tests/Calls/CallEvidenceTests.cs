using System.Text;
using System.Text.Json;
using PortSip.Client.Tests.Events;

namespace PortSip.Client.Tests.Calls;

/// <summary>What proves that nobody answered a call that has ended, and what doesn't.</summary>
public sealed class CallEvidenceTests
{
    private static readonly DateTimeOffset Time = new(2024, 8, 20, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void That_the_PBX_knows_it_no_longer_proves_nothing()
    {
        var progress = Progress();

        progress.ApplyGone();

        Assert.Equal((true, false), (progress.IsEnded, progress.HasFailed));
        Assert.Equal("outcome unknown", progress.Call.StatusReason);
    }

    [Theory]
    [InlineData("NoAnswer", null, null, false, true)]
    [InlineData("Failed", null, null, false, true)]
    [InlineData(null, 486, null, false, true)]
    [InlineData(null, null, "Cancelled", false, true)]
    [InlineData(null, null, null, true, true)]
    [InlineData(null, null, null, false, false)]
    [InlineData("a newer word", null, null, true, false)]
    [InlineData("a newer word", 486, null, true, true)]
    [InlineData("Answered", 486, null, true, false)]
    [InlineData("NoAnswer", null, "Redirected", true, false)]
    [InlineData("NoAnswer", null, "BlindTransferCompleted", true, false)]
    public void A_record_among_the_events_proves_it_where_it_says_so(string? status, int? code, string? reason, bool hasEnd, bool isProof)
    {
        var progress = Progress();

        progress.Apply(new PortSipCallRecordEvent
        {
            EventType = "call_cdr",
            SessionId = "7",
            CallStatus = status,
            StatusCode = code,
            EndReason = reason,
            EndedAt = hasEnd ? Time : null,
        });

        Assert.Equal(isProof, progress.HasFailed);
    }

    [Theory]
    [InlineData(true, 0.0, null, null, true, false)]
    [InlineData(false, 12.0, null, null, true, false)]
    [InlineData(false, null, null, null, true, true)]
    [InlineData(false, 0.0, "CALLEE_DISCONNECTED", null, true, true)]
    [InlineData(false, 0.0, null, 486.0, false, true)]
    [InlineData(false, 0.0, "CANCELLED", null, false, true)]
    [InlineData(false, 0.0, "REDIRECTED", null, true, false)]
    [InlineData(false, null, null, null, false, false)]
    [InlineData(false, null, null, 0.0, false, false)]
    public void A_call_log_proves_it_where_it_says_how_the_call_ended(bool isAnswered, double? duration, string? reason, double? code, bool hasEnd, bool isProof)
    {
        var progress = Progress();
        progress.ApplyGone();

        progress.ApplyLog(CallLogEntry.From([Log(isAnswered ? Time : null, duration, reason, code, hasEnd ? Time : null)])!);

        Assert.Equal(isProof, progress.HasFailed);
        Assert.Equal(isAnswered || duration > 0, progress.HasAnswered);
    }

    [Theory]
    [InlineData("""{"answered_at":"yesterday","ended_at":"2024-08-20T06:00:00Z"}""", false)]
    [InlineData("""{"answered_at":{"at":5},"duration":0,"ended_at":"2024-08-20T06:00:00Z"}""", false)]
    [InlineData("""{"duration":"00:12","ended_at":"2024-08-20T06:00:00Z"}""", false)]
    [InlineData("""{"duration":-1,"ended_at":"2024-08-20T06:00:00Z"}""", false)]
    [InlineData("""{"status_code":200,"ended_at":"2024-08-20T06:00:00Z"}""", false)]
    [InlineData("""{"answered_at":"yesterday","status_code":486,"ended_at":"2024-08-20T06:00:00Z"}""", true)]
    [InlineData("""{"answered_at":"yesterday","end_reason":"CANCELLED"}""", true)]
    [InlineData("""{"answered_at":"","duration":0,"ended_at":"2024-08-20T06:00:00Z"}""", true)]
    [InlineData("""{"answered_at":"0001-01-01T00:00:00Z","duration":"0","ended_at":"2024-08-20T06:00:00Z"}""", true)]
    public void An_unreadable_answer_in_a_call_log_proves_no_failure(string log, bool isProof)
    {
        var progress = Progress();
        progress.ApplyGone();

        progress.ApplyLog(CallLogEntry.From(Logs(log))!);

        Assert.Equal(isProof, progress.HasFailed);
    }

    [Theory]
    [InlineData("""{"answered_time":"yesterday","ended_time":"1724133659"}""", false)]
    [InlineData("""{"talk_duration":"00:12","ended_time":"1724133659"}""", false)]
    [InlineData("""{"call_status":["answered"],"ended_time":"1724133659"}""", false)]
    [InlineData("""{"answered_time":"0","talk_duration":"","ended_time":"1724133659"}""", true)]
    [InlineData("""{"answered_time":"yesterday","call_status":"noanswer"}""", true)]
    [InlineData("""{"status_code":200,"ended_time":"1724133659"}""", false)]
    [InlineData("""{"status_code":"200","ended_time":"1724133659"}""", false)]
    [InlineData("""{"status_code":0,"ended_time":"1724133659"}""", true)]
    [InlineData("""{"status_code":200,"call_status":"noanswer","ended_time":"1724133659"}""", true)]
    public void An_unreadable_answer_or_a_success_in_an_event_proves_no_failure(string fields, bool isProof)
    {
        var progress = Progress();

        progress.Apply(EventText.One<PortSipCallRecordEvent>($$"""{"event_type":"call_cdr","session_id":"7",{{fields[1..]}}"""));

        Assert.Equal(isProof, progress.HasFailed);
    }

    [Theory]
    [InlineData("""{"answered_at":"n/a","duration":0}""", false)]
    [InlineData("""{"answered_at":{},"duration":0}""", false)]
    [InlineData("""{"answered_at":"","duration":"n/a"}""", false)]
    [InlineData("""{"answered_at":null,"duration":-1}""", false)]
    [InlineData("""{"answered_at":null,"duration":[]}""", false)]
    [InlineData("""{"answered_at":"2024-02-30T06:00:00Z","duration":0,"status_code":486}""", true)]
    [InlineData("""{"answered_at":"","duration":"n/a","end_reason":"CANCELLED"}""", true)]
    [InlineData("""{"answered_at":"0001-01-01T00:00:00Z","duration":"0"}""", true)]
    [InlineData("""{"answered_at":"0","duration":null}""", true)]
    [InlineData("""{"answered_at":"","duration":"","caller_display_name":"\ud83d"}""", true)]
    public void An_answer_in_a_call_log_that_cannot_be_read_is_not_none(string json, bool isProof)
    {
        var progress = Progress();
        progress.ApplyGone();
        var log = LenientJson.Read(Encoding.UTF8.GetBytes(json), text => JsonSerializer.Deserialize(text.Span, RecordJson.Wire.CallRecordAnswer)!, out _);

        progress.ApplyLog(CallLogEntry.From([log with { SessionId = "7", EndedAt = Time }])!);

        Assert.Equal((isProof, false), (progress.HasFailed, progress.HasAnswered));
    }

    [Theory]
    [InlineData("""
        "answered_time":"n/a"
        """, false)]
    [InlineData("""
        "answered_time":"0","talk_duration":{}
        """, false)]
    [InlineData("""
        "call_status":["answered"]
        """, false)]
    [InlineData("""
        "call_status":"noanswer","answered_time":"n/a"
        """, true)]
    [InlineData("""
        "answered_time":"0","user_data":{}
        """, true)]
    public void An_answer_in_an_event_that_cannot_be_read_is_not_none(string fields, bool isProof)
    {
        var progress = Progress();
        var frame = new EventFrame();
        var json = Encoding.UTF8.GetBytes($$"""{"event_type":"call_cdr","session_id":"7","ended_time":"1719990000",{{fields}}}""");
        frame.Read(json, json.Length, Time);

        progress.Apply(Assert.Single(frame.Events));

        Assert.Equal((isProof, false), (progress.HasFailed, progress.HasAnswered));
    }

    [Fact]
    public void A_log_that_has_no_end_yet_is_not_the_record()
    {
        var progress = Progress();
        progress.ApplyGone();

        progress.ApplyLog(CallLogEntry.From([Log(null, null, null, null, Time), Log(null, null, null, null, endedAt: null)])!);

        Assert.Equal((false, false), (progress.HasRecord, progress.HasFailed));
    }

    [Fact]
    public void An_answer_that_was_seen_stands_against_any_record()
    {
        var progress = Progress();

        progress.Apply(new PortSipCallTargetEvent { EventType = "cdr_target_answer", SessionId = "7", Destination = "1002" });
        progress.Apply(new PortSipCallRecordEvent { EventType = "call_cdr", SessionId = "7", CallStatus = "NoAnswer", EndedAt = Time });

        Assert.Equal((true, false), (progress.HasAnswered, progress.HasFailed));
    }

    private static CallProgress Progress() => new(new PortSipCall { Id = "7", Caller = "1001", Callee = "1002" });

    private static IReadOnlyList<CallRecordAnswer> Logs(string log) =>
        [.. LenientJson.Read(System.Text.Encoding.UTF8.GetBytes($$"""{"items":[{{log}}]}"""), json => JsonSerializer.Deserialize(json.Span, RecordJson.Wire.CallRecords)!, out _).Items!.OfType<CallRecordAnswer>()];

    private static CallRecordAnswer Log(DateTimeOffset? answeredAt, double? duration, string? reason, double? code, DateTimeOffset? endedAt) =>
        JsonSerializer.Deserialize("{}", RecordJson.Wire.CallRecordAnswer)! with { SessionId = "7", Caller = "1001", Callee = "1002", AnsweredAt = answeredAt is null ? null : new StatedTime(answeredAt, HasZone: true), Duration = duration is null ? null : new StatedSeconds(TimeSpan.FromSeconds(duration.Value)), EndReason = reason, StatusCode = code, EndedAt = endedAt };
}
