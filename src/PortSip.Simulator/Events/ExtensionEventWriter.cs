using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Writes extension events as WSI does: their own changes, and their part in calls.</summary>
internal sealed class ExtensionEventWriter(CurrentOptions options, ExtensionDirectory extensions, CallList calls)
{
    /// <summary>The message for a change of an extension itself.</summary>
    public EventMessage Write(ExtensionEvent happened) => happened switch
    {
        ExtensionManaged managed => new EventMessage(EventTopic.ExtensionManagement, EventJson.Of(managed.Type, writer => WriteManaged(writer, managed.Extension))),
        ExtensionPresenceChanged changed => Presence(changed.Extension, changed.Time),
        ExtensionRegistrationChanged changed => Status([changed.Extension], changed.Time) with { Subject = changed.Extension.Number },
        _ => throw new InvalidOperationException($"No event reports {happened}."),
    };

    /// <summary>The state of extensions, sent when a subscription starts.</summary>
    public EventMessage Snapshot(Func<string, bool> isSubject, DateTimeOffset now) => Status(extensions.All.Where(extension => isSubject(extension.Number)), now);

    /// <summary>The message for an extension's change in a call; null if there is none.</summary>
    public EventMessage? Write(CallEvent happened) => ExtensionOf(happened) is { } number
        ? new EventMessage(
            EventTopic.Extension,
            EventJson.Of("extension_call", writer =>
            {
                WriteExtension(writer, number);
                writer.WriteString("call_status", CallStatus(number));
                writer.WriteString("time", EventJson.Seconds(happened.Time));
            }),
            number)
        : null;

    private EventMessage Status(IEnumerable<TenantExtension> states, DateTimeOffset now) => new(
        EventTopic.Extension,
        EventJson.Of("extension_status", writer =>
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
                writer.WriteString("time", EventJson.Seconds(now));
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));

    private EventMessage Presence(TenantExtension extension, DateTimeOffset time) => new(
        EventTopic.Extension,
        EventJson.Of("extension_presence", writer =>
        {
            WriteExtension(writer, extension.Number);
            writer.WriteString("presence", extension.Presence);
            writer.WriteString("presence_note", extension.PresenceNote);
            writer.WriteString("time", EventJson.Seconds(time));
        }),
        extension.Number);

    private void WriteExtension(Utf8JsonWriter writer, string number) => WriteExtension(writer, number, options.Value.Domain);

    /// <summary>Which extension an event is about.</summary>
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
        writer.WriteString("username", options.Value.Users.FirstOrDefault(user => user.ExtensionNumber == extension.Number)?.Name ?? "");
        writer.WriteString("email", "");
        writer.WriteBoolean("enabled", true);
    }

    private string? ExtensionOf(CallEvent happened)
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
        var legs = calls.Of(number).Select(call => call.FindLeg(number)).OfType<Leg>().ToList();
        return legs.Exists(leg => leg.State == SimulatedLegState.Connected) ? options.Value.Version.TalkingStatus : legs.Count > 0 ? "RINGING" : "";
    }
}
