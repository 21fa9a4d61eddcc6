using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Writes a call as <c>GET /sessions</c> shows it: no hold state, no <c>user_data</c>.</summary>
internal static class CallItem
{
    public static void Write(Utf8JsonWriter writer, Call call, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("id", call.Id);
        writer.WriteStartArray("calls");
        foreach (CallTarget target in call.Targets)
        {
            if (target.EndedAt is null) Write(writer, target, now);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CallTarget target, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("caller", target.CallerLeg.Number);
        writer.WriteString("caller_display_name", target.CallerDisplayName);
        writer.WriteString("callee", target.CalleeLeg.Number);
        writer.WriteString("trunk", target.Trunk ?? "");
        writer.WriteString("started_at", ApiTime.Text(target.StartedAt));
        writer.WriteNumber("talking_time", target.AnsweredAt is DateTimeOffset answered ? (uint)(now - answered).TotalSeconds : 0);
        writer.WriteEndObject();
    }
}
