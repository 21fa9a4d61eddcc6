using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Writes call events as WSI does.</summary>
internal sealed class CallEventWriter(SimulatorOptions options)
{
    /// <summary>The messages for an event; none if WSI doesn't report it, such as holding.</summary>
    public IEnumerable<EventMessage> Write(CallEvent happened, SimulatorEventForm form)
    {
        var tellsTargets = form == SimulatorEventForm.Full;
        switch (happened)
        {
            case CallStarted:
                yield return Call("call_start", happened.Call);
                break;
            case CallEnded:
                yield return Record(happened.Call);
                break;
            case TargetAdded added:
                if (happened.Call.Targets.Count > 1)
                    yield return Call("call_update_info", happened.Call, added.Target);
                if (tellsTargets)
                    yield return Target("cdr_target_add", happened.Call, added.Target);
                break;
            case TargetRinging ringing:
                if (tellsTargets)
                    yield return Target("cdr_target_ringing", happened.Call, ringing.Target);
                break;
            case TargetAnswered answered:
                if (tellsTargets)
                    yield return Target("cdr_target_answer", happened.Call, answered.Target);
                break;
            case TargetFailed failed:
                if (tellsTargets)
                    yield return Target(failed.Target.StatusCode == SipStatus.RequestTimeout ? "cdr_target_noanswer" : "cdr_target_fail", happened.Call, failed.Target);
                break;
            case TargetEnded ended:
                if (tellsTargets)
                    yield return Target("cdr_target_end", happened.Call, ended.Target);
                break;
        }
    }

    private static EventMessage Call(string type, SimulatedCall call, SimulatedCallTarget? target = null) => new(
        EventTopic.Cdr,
        EventJson.Of(type, writer =>
        {
            WriteCall(writer, call);
            writer.WriteString("cdr_id", call.Targets[0].CdrId);
            writer.WriteString("caller", target?.Caller ?? call.Caller);
            writer.WriteString("callee", target?.Callee ?? call.Callee);
        }));

    private EventMessage Target(string type, SimulatedCall call, SimulatedCallTarget target) => new(
        EventTopic.Cdr,
        EventJson.Of(type, writer =>
        {
            WriteCall(writer, call);
            writer.WriteString("cdr_id", target.CdrId);
            writer.WriteString("caller", target.Caller);
            writer.WriteString("callee", target.Callee);
            // In the documents' spelling.
            writer.WriteString("destiantion", $"sip:{Uri.EscapeDataString(target.Callee)}@{options.Domain}");
            WriteTimes(writer, target.StartedAt, target.RangAt, target.AnsweredAt, target.EndedAt);
            writer.WriteString("status_code", target.StatusCode.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("end_reason", ReasonOf(target.EndReason));
        }));

    private static EventMessage Record(SimulatedCall call) => new(
        EventTopic.Cdr,
        EventJson.Of("call_cdr", writer =>
        {
            WriteCall(writer, call);
            writer.WriteString("cdr_id", call.Targets[0].CdrId);
            writer.WriteString("caller", call.Caller);
            writer.WriteString("callee", call.Callee);
            writer.WriteString("call_status", Status(call.AnsweredAt, call.StatusCode));
            WriteTimes(writer, call.StartedAt, call.RangAt, call.AnsweredAt, call.EndedAt);
            writer.WriteNumber("ring_duration", CallTimes.Seconds(call.RangAt, call.AnsweredAt ?? call.EndedAt));
            writer.WriteString("talk_duration", CallTimes.Talked(call).ToString(CultureInfo.InvariantCulture));
            writer.WriteString("ended_reason", ReasonOf(call.EndReason));
            writer.WriteNumber("status_code", call.StatusCode);
            writer.WriteString("trunk_name", call.Request.Trunk ?? "");
            writer.WriteStartArray("call_targets");
            foreach (var target in call.Targets)
                WriteRecordTarget(writer, target);
            writer.WriteEndArray();
        }));

    private static void WriteRecordTarget(Utf8JsonWriter writer, SimulatedCallTarget target)
    {
        writer.WriteStartObject();
        writer.WriteString("id", target.CdrId);
        writer.WriteString("call_type", "normal_call");
        writer.WriteString("caller", target.Caller);
        writer.WriteString("callee", target.Callee);
        writer.WriteString("destination", target.Callee);
        writer.WriteString("status", Status(target.AnsweredAt, target.StatusCode));
        writer.WriteString("end_reason", ReasonOf(target.EndReason));
        WriteTimes(writer, target.StartedAt, target.RangAt, target.AnsweredAt, target.EndedAt);
        writer.WriteNumber("ring_duration", CallTimes.Seconds(target.RangAt, target.AnsweredAt ?? target.EndedAt));
        writer.WriteNumber("talk_duration", CallTimes.Seconds(target.AnsweredAt, target.EndedAt));
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, SimulatedCall call)
    {
        writer.WriteString("session_id", call.Id);
        writer.WriteString("direction", call.Request.Trunk is null ? "internal" : "outbound");
        writer.WriteString("user_data", call.Request.UserData ?? "");
        writer.WriteString("call_id", call.SipCallId);
        writer.WriteString("caller_display_name", call.Targets[0].CallerDisplayName);
        writer.WriteString("callee_display_name", "");
        writer.WriteString("did", "");
        writer.WriteString("outbound_caller_id", call.Request.RewriteFrom ?? "");
    }

    private static void WriteTimes(Utf8JsonWriter writer, DateTimeOffset started, DateTimeOffset? rang, DateTimeOffset? answered, DateTimeOffset? ended)
    {
        writer.WriteString("start_time", EventJson.Seconds(started));
        writer.WriteString("ring_time", EventJson.Seconds(rang));
        writer.WriteString("answered_time", EventJson.Seconds(answered));
        writer.WriteString("ended_time", EventJson.Seconds(ended));
    }

    private static string Status(DateTimeOffset? answered, int statusCode) =>
        answered is not null ? "answered" : statusCode == SipStatus.RequestTimeout ? "noanswer" : "fail";

    private static string ReasonOf(SimulatedEndReason reason) => reason switch
    {
        SimulatedEndReason.CallerDisconnected => "caller_disconnected",
        SimulatedEndReason.CalleeDisconnected => "callee_disconnected",
        SimulatedEndReason.BlindTransferCompleted => "blind_transfer_complete",
        SimulatedEndReason.ConsultTransferCompleted => "attended_transfer_complete",
        SimulatedEndReason.Referred => "referred",
        SimulatedEndReason.Replaced => "replaced",
        SimulatedEndReason.Cancelled => "cancelled",
        _ => "None",
    };
}
