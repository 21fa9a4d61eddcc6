using System.Text.Json;

namespace PortSip.Client;

/// <summary>One text frame, read: answers to commands, events, or both.</summary>
internal sealed class EventFrame
{
    private readonly List<CommandAnswer> _answers = [];
    private readonly List<PortSipEvent> _events = [];

    public IReadOnlyList<CommandAnswer> Answers => _answers;

    public IReadOnlyList<PortSipEvent> Events => _events;

    /// <summary>Reads a frame. What can't be read becomes an unknown event: it is not lost, and the stream goes on.</summary>
    public static EventFrame Read(string text, DateTimeOffset receivedAt)
    {
        var frame = new EventFrame();
        try
        {
            using var json = JsonDocument.Parse(text);
            frame.Add(json.RootElement, text, receivedAt);
        }
        catch (JsonException)
        {
            frame._events.Add(new PortSipUnknownEvent { ReceivedAt = receivedAt, Raw = text });
        }
        return frame;
    }

    private void Add(JsonElement json, string raw, DateTimeOffset receivedAt)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Add(item, item.GetRawText(), receivedAt);
            return;
        }
        try
        {
            var fields = new EventFields(json);
            if (fields.Text("event_type") is null && fields.Text("command") is { } command)
                _answers.Add(new CommandAnswer(command, fields.Integer("status") ?? 0, fields.Text("error", "message"), fields.Texts("topics")));
            else
                _events.AddRange([.. EventRecords.From(fields, raw, receivedAt)]);
        }
        catch (InvalidOperationException)
        {
            // The name of a field holds half a character.
            _events.Add(new PortSipUnknownEvent { ReceivedAt = receivedAt, Raw = raw });
        }
    }
}
