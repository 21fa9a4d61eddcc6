using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Writes what happens as WSI does: every time in Unix seconds, in a string, "" for none.</summary>
internal sealed class EventWriter(SimulatorOptions options, ExtensionDirectory extensions, CallBook calls)
{
    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The messages of what happened; none for what WSI doesn't tell, such as holding.</summary>
    public IEnumerable<EventMessage> Write(PbxEvent happened, SimulatorEventForm form)
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
        if (ExtensionOf(happened) is { } number)
            yield return ExtensionCall(number, happened.Time);
    }

    /// <summary>The message of what happened to an extension or a queue itself.</summary>
    public EventMessage Write(TenantEvent happened) => happened switch
    {
        ExtensionManaged managed => new EventMessage(EventTopic.ExtensionManagement, Json(managed.Type, writer => WriteManaged(writer, managed.Extension))),
        QueueManaged managed => new EventMessage(EventTopic.QueueManagement, Json(managed.Type, writer => WriteManaged(writer, managed.Queue))),
        ExtensionPresenceChanged changed => Presence(changed.Extension, changed.Time),
        ExtensionRegistrationChanged changed => Status([changed.Extension], changed.Time) with { Subject = changed.Extension.Number },
        _ => throw new InvalidOperationException($"No event tells {happened}."),
    };

    /// <summary>The state of extensions, as it is pushed when a subscription begins.</summary>
    public EventMessage Snapshot(Func<string, bool> isSubject, DateTimeOffset now) => Status(extensions.All.Where(extension => isSubject(extension.Number)), now);

    private EventMessage Status(IEnumerable<TenantExtension> states, DateTimeOffset now) => new(
        EventTopic.Extension,
        Json("extension_status", writer =>
        {
            writer.WriteStartArray("status");
            foreach (var extension in states)
            {
                writer.WriteStartObject();
                WriteExtension(writer, extension.Number);
                writer.WriteString("call_status", CallStatus(extension.Number));
                writer.WriteBoolean("online", extension.IsOnline);
                writer.WriteBoolean("push_online", false);
                writer.WriteString("presence", extension.Presence);
                writer.WriteString("presence_note", extension.PresenceNote);
                writer.WriteString("time", Seconds(now));
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));

    private EventMessage Presence(TenantExtension extension, DateTimeOffset time) => new(
        EventTopic.Extension,
        Json("extension_presence", writer =>
        {
            WriteExtension(writer, extension.Number);
            writer.WriteString("presence", extension.Presence);
            writer.WriteString("presence_note", extension.PresenceNote);
            writer.WriteString("time", Seconds(time));
        }),
        extension.Number);

    private void WriteExtension(Utf8JsonWriter writer, string number) => WriteExtension(writer, number, options.Domain);

    public static void WriteExtension(Utf8JsonWriter writer, string number, string domain)
    {
        writer.WriteString("extension", $"sip:{number}@{domain}");
        writer.WriteString("extension_id", number);
    }

    private void WriteManaged(Utf8JsonWriter writer, TenantExtension extension)
    {
        writer.WriteString("extension_number", extension.Number);
        writer.WriteString("extension_id", extension.Number);
        writer.WriteString("disp_name", extension.Setup.DisplayName);
        writer.WriteString("username", options.Users.FirstOrDefault(user => user.ExtensionNumber == extension.Number)?.Name ?? "");
        writer.WriteString("email", "");
        writer.WriteBoolean("enabled", true);
    }

    private static void WriteManaged(Utf8JsonWriter writer, SimulatedQueue queue) => writer.WriteString("queue_number", queue.Number);

    private static EventMessage Started(PbxEvent happened) => new(
        EventTopic.Cdr,
        Json("call_start", writer =>
        {
            WriteCall(writer, happened.Call);
            WriteOrigin(writer, happened.Call);
            writer.WriteString("callee_display_name", "");
            writer.WriteString("time", Seconds(happened.Time));
            writer.WriteString("cdr_id", happened.Call.Targets[0].CdrId);
            writer.WriteString("caller", happened.Call.Caller);
            writer.WriteString("callee", happened.Call.Callee);
        }));

    private static EventMessage Updated(PbxEvent happened, SimulatedCallTarget target) => new(
        EventTopic.Cdr,
        Json("call_update_info", writer =>
        {
            WriteCall(writer, happened.Call);
            writer.WriteString("callee_display_name", "");
            writer.WriteString("time", Seconds(happened.Time));
            writer.WriteString("cdr_id", happened.Call.Targets[0].CdrId);
            writer.WriteString("caller", target.Caller);
            writer.WriteString("callee", target.Callee);
        }));

    private EventMessage Target(string type, PbxEvent happened, SimulatedCallTarget target) => new(
        EventTopic.Cdr,
        Json(type, writer =>
        {
            WriteCall(writer, happened.Call);
            WriteOrigin(writer, happened.Call);
            writer.WriteString("time", Seconds(happened.Time));
            writer.WriteString("cdr_id", target.CdrId);
            writer.WriteString("caller", target.Caller);
            writer.WriteString("callee", target.Callee);
            // Spelled as the documents spell it.
            writer.WriteString("destiantion", Address(target.Callee));
            WriteTimes(writer, target.StartedAt, target.RangAt, target.AnsweredAt, target.EndedAt);
            writer.WriteString("status_code", target.StatusCode.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("end_reason", ReasonOf(target.EndReason));
        }));

    private EventMessage Record(SimulatedCall call) => new(
        EventTopic.Cdr,
        Json("call_cdr", writer =>
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
            writer.WriteString("trunk_name", call.Request.Trunk ?? "");
            writer.WriteStartArray("call_targets");
            foreach (var target in call.Targets)
                WriteRecordTarget(writer, call, target);
            writer.WriteEndArray();
        }));

    private void WriteRecordTarget(Utf8JsonWriter writer, SimulatedCall call, SimulatedCallTarget target)
    {
        writer.WriteStartObject();
        writer.WriteString("id", target.CdrId);
        writer.WriteString("call_type", "normal_call");
        writer.WriteString("caller", target.Caller);
        writer.WriteString("callee", target.Callee);
        writer.WriteString("destination", Address(target.Callee));
        writer.WriteString("did", "");
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

    private EventMessage ExtensionCall(string number, DateTimeOffset time) => new(
        EventTopic.Extension,
        Json("extension_call", writer =>
        {
            WriteExtension(writer, number);
            writer.WriteString("call_status", CallStatus(number));
            writer.WriteString("time", Seconds(time));
        }),
        number);

    private string? ExtensionOf(PbxEvent happened)
    {
        var number = happened switch
        {
            LegChanged changed => changed.Leg.Number,
            TargetRinging ringing => ringing.Target.Callee,
            TargetAnswered answered => answered.Target.Callee,
            _ => null,
        };
        return number is not null && extensions.Has(number) ? number : null;
    }

    private string CallStatus(string number)
    {
        var legs = calls.Active.Select(call => call.FindLeg(number)).OfType<Leg>().ToList();
        return legs.Exists(leg => leg.State == SimulatedLegState.Connected) ? options.Version.TalkingStatus : legs.Count > 0 ? "RINGING" : "";
    }

    private static void WriteCall(Utf8JsonWriter writer, SimulatedCall call)
    {
        writer.WriteString("session_id", call.Id);
        writer.WriteString("direction", call.Request.Trunk is null ? "internal" : "outbound");
        writer.WriteString("caller_display_name", call.Targets[0].CallerDisplayName);
        writer.WriteString("did", "");
        writer.WriteString("outbound_caller_id", call.Request.RewriteFrom ?? "");
    }

    private static void WriteOrigin(Utf8JsonWriter writer, SimulatedCall call)
    {
        writer.WriteString("user_data", call.Request.UserData ?? "");
        writer.WriteString("call_id", call.SipCallId);
    }

    private string Address(string number) => $"sip:{Uri.EscapeDataString(number)}@{options.Domain}";

    private static void WriteTimes(Utf8JsonWriter writer, DateTimeOffset started, DateTimeOffset? rang, DateTimeOffset? answered, DateTimeOffset? ended)
    {
        writer.WriteString("start_time", Seconds(started));
        writer.WriteString("ring_time", Seconds(rang));
        writer.WriteString("answered_time", Seconds(answered));
        writer.WriteString("ended_time", Seconds(ended));
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

    public static string Seconds(DateTimeOffset? time) => time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "0";

    private static string Whole(DateTimeOffset? from, DateTimeOffset? to) => CallTimes.Seconds(from, to).ToString(CultureInfo.InvariantCulture);

    public static string Json(string type, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, _writing))
        {
            writer.WriteStartObject();
            writer.WriteString("event_type", type);
            writer.WriteString("tenant_id", SimulatorDefaults.TenantId);
            write(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
