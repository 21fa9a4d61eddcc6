using System.Text.Json;

namespace PortSip.Client;

/// <summary>A text frame, read: answers to commands, events, or both. It is used again for the next, thousands of times a second.</summary>
internal sealed class EventFrame
{
    private readonly EventFields _fields = new();

    public List<CommandAnswer> Answers { get; } = [];

    public List<PortSipEvent> Events { get; } = [];

    /// <summary>Reads another frame. What can't be read becomes an unknown event: it is not lost, and the stream goes on.</summary>
    /// <param name="message">The bytes of the message, and whatever follows them.</param>
    /// <param name="length">How many are the message's.</param>
    /// <param name="receivedAt">When it came.</param>
    public void Read(byte[] message, int length, DateTimeOffset receivedAt)
    {
        Answers.Clear();
        Events.Clear();
        try
        {
            Add(message, JsonPart.Whole(message, length), receivedAt);
        }
        catch (JsonException)
        {
            Events.Add(new PortSipUnknownEvent { ReceivedAt = receivedAt, Text = new RawText(message.AsSpan(0, length).ToArray()) });
        }
    }

    private void Add(byte[] message, JsonPart part, DateTimeOffset receivedAt)
    {
        if (part.Kind == JsonTokenType.StartArray)
        {
            foreach (var item in part.Items(message))
                Add(message, item, receivedAt);
            return;
        }
        _fields.Read(message, part);
        var type = _fields.Text("event_type");
        if (type is null && _fields.Text("command") is { } command)
            Answers.Add(new CommandAnswer(command, _fields.Integer("status") ?? 0, _fields.Text("error", "message"), _fields.Texts("topics")));
        else
            EventRecords.Add(Events, new ReceivedEvent(_fields, EventTopics.Canonical(type ?? ""), new RawText(part.Copy(message)), receivedAt));
    }
}
