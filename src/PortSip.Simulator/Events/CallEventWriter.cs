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
                yield return Started(happened);
                break;
            case CallEnded:
                yield return Record(happened.Call);
                break;
            case TargetAdded added:
                if (happened.Call.Targets.Count > 1)
                    yield return Updated(happened, added.Target);
                if (tellsTargets)
                    yield return Target("cdr_target_add", happened, added.Target);
                break;
            case TargetRinging ringing:
                if (tellsTargets)
                    yield return Target("cdr_target_ringing", happened, ringing.Target);
                break;
            case TargetAnswered answered:
                if (tellsTargets)
                    yield return Target("cdr_target_answer", happened, answered.Target);
                break;
            case TargetFailed failed:
                if (tellsTargets)
                    yield return Target(failed.Target.StatusCode == SipStatus.RequestTimeout ? "cdr_target_noanswer" : "cdr_target_fail", happened, failed.Target);
                break;
            case TargetEnded ended:
                if (tellsTargets)
                    yield return Target("cdr_target_end", happened, ended.Target);
                break;
        }
    }

    private static EventMessage Started(CallEvent happened) => new(
        EventTopic.Cdr,
        EventJson.Of("call_start", writer =>
        {
            WriteCall(writer, happened.Call);
            WriteOrigin(writer, happened.Call);
            writer.WriteString("callee_display_name", "");
            writer.WriteString("time", EventJson.Seconds(happened.Time));
            writer.WriteString("cdr_id", happened.Call.Targets[0].CdrId);
            writer.WriteString("caller", happened.Call.Caller);
            writer.WriteString("callee", happened.Call.Callee);
        }));

    private static EventMessage Updated(CallEvent happened, SimulatedCallTarget target) => new(
        EventTopic.Cdr,
        EventJson.Of("call_update_info", writer =>
        {
            WriteCall(writer, happened.Call);
            writer.WriteString("callee_display_name", "");
            writer.WriteString("time", EventJson.Seconds(happened.Time));
            writer.WriteString("cdr_id", happened.Call.Targets[0].CdrId);
            writer.WriteString("caller", target.Caller);
            writer.WriteString("callee", target.Callee);
        }));

    private EventMessage Target(string type, CallEvent happened, SimulatedCallTarget target) => new(
        EventTopic.Cdr,
        EventJson.Of(type, writer =>
        {
            WriteCall(writer, happened.Call);
            WriteOrigin(writer, happened.Call);
            writer.WriteString("time", EventJson.Seconds(happened.Time));
            writer.WriteString("cdr_id", target.CdrId);
            writer.WriteString("caller", target.Caller);
            writer.WriteString("callee", target.Callee);
            // In the documents' spelling.
            writer.WriteString("destiantion", Address(target.Callee));
            WriteTimes(writer, target.StartedAt, target.RangAt, target.AnsweredAt, target.EndedAt);
            writer.WriteString("status_code", target.StatusCode.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("end_reason", ReasonOf(target.EndReason));
        }));

    private EventMessage Record(SimulatedCall call) => new(
        EventTopic.Cdr,
        EventJson.Of("call_cdr", writer =>
        {
            WriteCall(writer, call);
            WriteOrigin(writer, call);
            writer.WriteString("tenant_name", SimulatorDefaults.TenantName);
            writer.WriteString("caller_domain", options.Domain);
            writer.WriteString("callee_domain", options.Domain);
            writer.WriteString("cdr_id", call.Targets[0].CdrId);
            writer.WriteString("caller", call.Caller);
            writer.WriteString("callee", call.Callee);
            writer.WriteString("call_status", Status(call.AnsweredAt, call.StatusCode));
            WriteTimes(writer, call.StartedAt, call.RangAt, call.AnsweredAt, call.EndedAt);
            // Which numbers are text, the page decides.
            writer.WriteString("ring_duration", Whole(call.RangAt, call.AnsweredAt ?? call.EndedAt));
            writer.WriteNumber("talk_duration", CallTimes.Talked(call));
            writer.WriteString("ended_reason", ReasonOf(call.EndReason));
            writer.WriteString("status_code", call.StatusCode.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("trunk_name", call.Inbound?.Trunk ?? call.Request.Trunk ?? "");
            writer.WriteStartArray("call_targets");
            foreach (var target in call.Targets)
                WriteRecordTarget(writer, call, target);
            writer.WriteEndArray();
        }));

    private void WriteRecordTarget(Utf8JsonWriter writer, SimulatedCall call, SimulatedCallTarget target)
    {
        writer.WriteStartObject();
        writer.WriteString("id", target.CdrId);
        writer.WriteString("call_type", Type(target.Kind));
        writer.WriteString("caller", target.Caller);
        writer.WriteString("callee", target.Callee);
        writer.WriteString("destination", Address(target.Callee));
        writer.WriteString("did", call.Inbound?.Did ?? "");
        writer.WriteString("outbound_caller_id", call.Request.RewriteFrom ?? "");
        writer.WriteString("trunk_name", target.Trunk ?? "");
        writer.WriteString("status", Status(target.AnsweredAt, target.StatusCode));
        writer.WriteString("end_reason", ReasonOf(target.EndReason));
        WriteTimes(writer, target.StartedAt, target.RangAt, target.AnsweredAt, target.EndedAt);
        writer.WriteString("ring_duration", Whole(target.RangAt, target.AnsweredAt ?? target.EndedAt));
        writer.WriteString("talk_duration", Whole(target.AnsweredAt, target.EndedAt));
        writer.WriteNumber("status_code", target.StatusCode);
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, SimulatedCall call)
    {
        writer.WriteString("session_id", call.Id);
        writer.WriteString("direction", call.Inbound is not null ? "inbound" : call.Request.Trunk is null ? "internal" : "outbound");
        writer.WriteString("caller_display_name", call.Targets[0].CallerDisplayName);
        writer.WriteString("did", call.Inbound?.Did ?? "");
        writer.WriteString("outbound_caller_id", call.Request.RewriteFrom ?? "");
    }

    private static void WriteOrigin(Utf8JsonWriter writer, SimulatedCall call)
    {
        writer.WriteString("user_data", call.Request.UserData ?? "");
        writer.WriteString("call_id", call.SipCallId);
    }

    private string Address(string number) => $"sip:{Uri.EscapeDataString(number)}@{options.Domain}";

    private static string Whole(DateTimeOffset? from, DateTimeOffset? to) => CallTimes.Seconds(from, to).ToString(CultureInfo.InvariantCulture);

    private static void WriteTimes(Utf8JsonWriter writer, DateTimeOffset started, DateTimeOffset? rang, DateTimeOffset? answered, DateTimeOffset? ended)
    {
        writer.WriteString("start_time", EventJson.Seconds(started));
        writer.WriteString("ring_time", EventJson.Seconds(rang));
        writer.WriteString("answered_time", EventJson.Seconds(answered));
        writer.WriteString("ended_time", EventJson.Seconds(ended));
    }

    private static string Status(DateTimeOffset? answered, int statusCode) =>
        answered is not null ? "answered" : statusCode == SipStatus.RequestTimeout ? "noanswer" : "fail";

    private static string Type(SimulatedCallKind kind) => kind switch
    {
        SimulatedCallKind.Queue => "queue_call",
        SimulatedCallKind.QueueCallback => "queue_callback_call",
        SimulatedCallKind.RingGroup => "ring_group_call",
        _ => "normal_call",
    };

    private static string ReasonOf(SimulatedEndReason reason) => reason switch
    {
        SimulatedEndReason.CallerDisconnected => "caller_disconnected",
        SimulatedEndReason.CalleeDisconnected => "callee_disconnected",
        SimulatedEndReason.BlindTransferCompleted => "blind_transfer_complete",
        SimulatedEndReason.ConsultTransferCompleted => "attended_transfer_complete",
        SimulatedEndReason.Referred => "referred",
        SimulatedEndReason.Redirected => "redirected",
        SimulatedEndReason.Replaced => "replaced",
        SimulatedEndReason.Cancelled => "cancelled",
        _ => "None",
    };
}
